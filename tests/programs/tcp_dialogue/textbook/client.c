/* Textbook dialogue client in C: one recv() for the question, fgets(), send()
 * the line without its newline, one recv() for the reply. Must pass everything
 * that is demanded of every correct client; it gathers no split question,
 * which is robustness only. */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define PORT 12345

static void show(int sock)
{
    char words[1024 + 1];
    ssize_t n = recv(sock, words, sizeof words - 1, 0);
    if (n < 0) {
        perror("recv");
        exit(1);
    }
    words[n] = '\0';
    printf("%s", words);
    fflush(stdout);
}

int main(void)
{
    int sock = socket(AF_INET, SOCK_STREAM, 0);
    if (sock < 0) {
        perror("socket");
        exit(1);
    }
    struct sockaddr_in addr;
    memset(&addr, 0, sizeof addr);
    addr.sin_family = AF_INET;
    addr.sin_port = htons(PORT);
    inet_pton(AF_INET, "127.0.0.1", &addr.sin_addr);
    if (connect(sock, (struct sockaddr *)&addr, sizeof addr) < 0) {
        perror("connect");
        exit(1);
    }

    char line[1024];
    show(sock);
    if (fgets(line, sizeof line, stdin) == NULL) {
        fprintf(stderr, "no input\n");
        exit(1);
    }
    line[strcspn(line, "\n")] = '\0';
    if (send(sock, line, strlen(line), 0) < 0) {
        perror("send");
        exit(1);
    }
    show(sock);
    printf("\n");
    close(sock);
    return 0;
}
