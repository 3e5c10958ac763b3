/* Textbook chat client, C: asks, sends, takes one recv() for the response and
 * shows it, until the keyboard or the connection ends. */
#include <arpa/inet.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

int main(void)
{
    struct sockaddr_in address = {0};
    char line[1024], answer[1200];
    ssize_t count;
    int client = socket(AF_INET, SOCK_STREAM, 0);
    address.sin_family = AF_INET;
    address.sin_port = htons(12345);
    inet_pton(AF_INET, "127.0.0.1", &address.sin_addr);
    if (connect(client, (struct sockaddr *)&address, sizeof address) < 0) {
        perror("connect");
        return 1;
    }
    for (;;) {
        printf("Enter your message: ");
        fflush(stdout);
        if (!fgets(line, sizeof line, stdin))
            break;
        line[strcspn(line, "\n")] = '\0';
        send(client, line, strlen(line), 0);
        count = recv(client, answer, sizeof answer - 1, 0);
        if (count <= 0)
            break;
        answer[count] = '\0';
        printf("Server response: %s\n", answer);
    }
    close(client);
    return 0;
}
