/* Textbook client in C: connects to the host "servername", asks for a line,
 * sends it without its newline, takes one recv() for the answer, shows it.
 * Must pass everything that is demanded of every correct client; it has no
 * time-out and gathers no split answer, which is robustness only. */
#include <netdb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define HOST "servername"
#define PORT "12000"

int main(void)
{
    struct addrinfo hints, *server;
    memset(&hints, 0, sizeof hints);
    hints.ai_family = AF_INET;
    hints.ai_socktype = SOCK_STREAM;
    int rc = getaddrinfo(HOST, PORT, &hints, &server);
    if (rc != 0) {
        fprintf(stderr, "%s: %s\n", HOST, gai_strerror(rc));
        exit(1);
    }

    int sock = socket(server->ai_family, server->ai_socktype, server->ai_protocol);
    if (sock < 0) {
        perror("socket");
        exit(1);
    }
    if (connect(sock, server->ai_addr, server->ai_addrlen) < 0) {
        perror("connect");
        exit(1);
    }
    freeaddrinfo(server);

    char line[1024];
    printf("Input lowercase sentence:");
    fflush(stdout);
    if (fgets(line, sizeof line, stdin) == NULL) {
        fprintf(stderr, "no input\n");
        exit(1);
    }
    line[strcspn(line, "\n")] = '\0';

    if (send(sock, line, strlen(line), 0) < 0) {
        perror("send");
        exit(1);
    }

    char answer[1024 + 1];
    ssize_t n = recv(sock, answer, sizeof answer - 1, 0);
    if (n < 0) {
        perror("recv");
        exit(1);
    }
    answer[n] = '\0';
    printf("From Server: %s\n", answer);
    close(sock);
    return 0;
}
