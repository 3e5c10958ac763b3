/* Textbook greeting client in C: connect(), one recv() for the greeting,
 * printf(). Must pass everything that is demanded of every correct client;
 * it gathers no split greeting, which is robustness only. */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define PORT 12345

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

    char greeting[1024 + 1];
    ssize_t n = recv(sock, greeting, sizeof greeting - 1, 0);
    if (n < 0) {
        perror("recv");
        exit(1);
    }
    greeting[n] = '\0';
    printf("%s\n", greeting);
    close(sock);
    return 0;
}
