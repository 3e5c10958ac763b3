/* Textbook client over UDP in C: asks for a line, sends it without its newline
 * to the host "servername", takes one datagram for the answer and shows it. It
 * waits without a time-out, for whoever answers, which is robustness only. */
#include <netdb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define HOST "servername"
#define PORT "12000"
#define ROOM 2048

int main(void)
{
    struct addrinfo hints, *server;
    memset(&hints, 0, sizeof hints);
    hints.ai_family = AF_INET;
    hints.ai_socktype = SOCK_DGRAM;
    int rc = getaddrinfo(HOST, PORT, &hints, &server);
    if (rc != 0) {
        fprintf(stderr, "%s: %s\n", HOST, gai_strerror(rc));
        exit(1);
    }
    int sock = socket(server->ai_family, server->ai_socktype, 0);
    if (sock < 0) {
        perror("socket");
        exit(1);
    }

    char line[ROOM + 1];
    printf("Input lowercase sentence:");
    fflush(stdout);
    if (fgets(line, sizeof line, stdin) == NULL)
        exit(0);
    line[strcspn(line, "\n")] = '\0';
    if (sendto(sock, line, strlen(line), 0, server->ai_addr,
               server->ai_addrlen) < 0) {
        perror("sendto");
        exit(1);
    }

    ssize_t count = recvfrom(sock, line, ROOM, 0, NULL, NULL);
    if (count < 0) {
        perror("recvfrom");
        exit(1);
    }
    line[count] = '\0';
    printf("%s\n", line);
    freeaddrinfo(server);
    close(sock);
    return 0;
}
