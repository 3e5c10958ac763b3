/* Correct server in C: select() with a time-out of one second over the listener
 * and all clients; each segment is a sentence, clients may send many.
 * Must pass: time-outs that expire while nobody talks mean nothing. */
#include <ctype.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <unistd.h>

#define PORT 12000

static int serve(int fd)
{
    char buf[1024];
    ssize_t n = recv(fd, buf, sizeof buf, 0);
    if (n <= 0)
        return -1;
    for (ssize_t i = 0; i < n; i++)
        buf[i] = (char)toupper((unsigned char)buf[i]);
    for (ssize_t done = 0; done < n;) {
        ssize_t k = send(fd, buf + done, (size_t)(n - done), MSG_NOSIGNAL);
        if (k < 0)
            return -1;
        done += k;
    }
    return 0;
}

int main(void)
{
    int listener = socket(AF_INET, SOCK_STREAM, 0);
    if (listener < 0) {
        perror("socket");
        return EXIT_FAILURE;
    }
    int yes = 1;
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);

    struct sockaddr_in addr = {
        .sin_family = AF_INET,
        .sin_port = htons(PORT),
        .sin_addr.s_addr = htonl(INADDR_ANY),
    };
    if (bind(listener, (struct sockaddr *)&addr, sizeof addr) < 0 || listen(listener, 10) < 0) {
        perror("port 12000");
        return EXIT_FAILURE;
    }
    printf("waiting for clients on port %d\n", PORT);
    fflush(stdout);

    fd_set all;
    FD_ZERO(&all);
    FD_SET(listener, &all);
    int highest = listener;

    for (;;) {
        fd_set ready = all;
        struct timeval patience = {.tv_sec = 1, .tv_usec = 0};
        int count = select(highest + 1, &ready, NULL, NULL, &patience);
        if (count < 0) {
            perror("select");
            return EXIT_FAILURE;
        }
        if (count == 0)
            continue;
        for (int fd = 0; fd <= highest; fd++) {
            if (!FD_ISSET(fd, &ready))
                continue;
            if (fd == listener) {
                int conn = accept(listener, NULL, NULL);
                if (conn < 0)
                    continue;
                if (conn >= FD_SETSIZE) {
                    close(conn);
                    continue;
                }
                FD_SET(conn, &all);
                if (conn > highest)
                    highest = conn;
            } else if (serve(fd) < 0) {
                FD_CLR(fd, &all);
                close(fd);
            }
        }
    }
}
