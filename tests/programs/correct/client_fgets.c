/* Correct client in C: fgets() keeps the newline and so it is sent along; the
 * answer is one recv(), printed with printf("%s").
 * Must pass: the sentence on the wire is what was typed, line end included. */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

int main(void)
{
    char sentence[1000], answer[1000];
    struct sockaddr_in server = {.sin_family = AF_INET, .sin_port = htons(12000)};
    inet_pton(AF_INET, "127.0.0.1", &server.sin_addr);

    int sock = socket(AF_INET, SOCK_STREAM, 0);
    if (sock < 0 || connect(sock, (struct sockaddr *)&server, sizeof server) < 0) {
        perror("cannot reach the server");
        return 1;
    }

    printf("Input lowercase sentence: ");
    fflush(stdout);
    if (fgets(sentence, sizeof sentence, stdin) == NULL) {
        fprintf(stderr, "nothing typed\n");
        return 1;
    }
    if (send(sock, sentence, strlen(sentence), 0) < 0) {
        perror("send");
        return 1;
    }

    ssize_t n = recv(sock, answer, sizeof answer - 1, 0);
    if (n < 0) {
        perror("recv");
        return 1;
    }
    answer[n] = '\0';
    printf("From Server: %s", answer);
    if (n == 0 || answer[n - 1] != '\n')
        printf("\n");
    close(sock);
    return 0;
}
