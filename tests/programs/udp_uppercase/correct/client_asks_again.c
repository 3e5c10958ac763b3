/* Sends its line, and again each half second, up to five times; listens to the
 * server alone. */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

int main(void)
{
    int sock = socket(AF_INET, SOCK_DGRAM, 0);
    struct sockaddr_in server = {.sin_family = AF_INET, .sin_port = htons(12000)};
    server.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (sock < 0 || connect(sock, (struct sockaddr *)&server, sizeof server) < 0) {
        perror("connect");
        return 1;
    }
    char line[4096];
    if (fgets(line, sizeof line, stdin) == NULL)
        return 0;
    struct pollfd wait = {.fd = sock, .events = POLLIN};
    for (int attempt = 0; attempt < 5; attempt++) {
        if (send(sock, line, strlen(line), 0) < 0)
            break;
        if (poll(&wait, 1, 500) > 0) {
            ssize_t count = recv(sock, line, sizeof line - 1, 0);
            if (count < 0)
                break;
            printf("%.*s\n", (int)count, line);
            return 0;
        }
    }
    perror("no answer");
    return 1;
}
