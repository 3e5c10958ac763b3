/* Correct, and of another design: select(), and everybody gets every message,
 * its sender too. */
#include <arpa/inet.h>
#include <stdio.h>
#include <string.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <unistd.h>

int main(void)
{
    struct sockaddr_in address = {0};
    char message[4096];
    fd_set all;
    int on = 1, top, server = socket(AF_INET, SOCK_STREAM, 0);
    setsockopt(server, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    address.sin_family = AF_INET;
    address.sin_port = htons(12345);
    if (bind(server, (struct sockaddr *)&address, sizeof address) || listen(server, 128)) {
        perror("server");
        return 1;
    }
    printf("Server listening on 0.0.0.0:12345\n");
    fflush(stdout);
    FD_ZERO(&all);
    FD_SET(server, &all);
    top = server;
    for (;;) {
        fd_set ready = all;
        if (select(top + 1, &ready, NULL, NULL, NULL) < 0)
            continue;
        for (int fd = 0; fd <= top; fd++) {
            if (!FD_ISSET(fd, &ready))
                continue;
            if (fd == server) {
                int client = accept(server, NULL, NULL);
                if (client >= 0 && client < FD_SETSIZE) {
                    FD_SET(client, &all);
                    if (client > top)
                        top = client;
                }
                continue;
            }
            ssize_t count = recv(fd, message, sizeof message, 0);
            if (count <= 0) {
                close(fd);
                FD_CLR(fd, &all);
                continue;
            }
            for (int other = 0; other <= top; other++)
                if (other != server && FD_ISSET(other, &all))
                    send(other, message, count, MSG_NOSIGNAL);
        }
    }
}
