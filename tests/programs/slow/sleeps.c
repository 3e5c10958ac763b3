/* Slow but correct server in C: sleeps 0.3 s in nanosleep() before every answer,
 * one client at a time, many sentences per client.
 * Must pass: a sleep has an end, so this server is not stuck. */
#define _GNU_SOURCE
#include <ctype.h>
#include <netinet/in.h>
#include <stdio.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

int main(void)
{
    int listener = socket(AF_INET, SOCK_STREAM, 0), yes = 1;
    struct sockaddr_in addr = {.sin_family = AF_INET, .sin_port = htons(12000)};
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (bind(listener, (struct sockaddr *)&addr, sizeof addr) < 0 || listen(listener, 8) < 0) {
        perror("port 12000");
        return 1;
    }
    puts("The server is ready to receive");

    for (;;) {
        int conn = accept(listener, NULL, NULL);
        if (conn < 0)
            continue;
        char buf[1024];
        ssize_t n;
        while ((n = recv(conn, buf, sizeof buf, 0)) > 0) {
            struct timespec nap = {.tv_sec = 0, .tv_nsec = 300000000};
            nanosleep(&nap, NULL);
            for (ssize_t i = 0; i < n; i++)
                buf[i] = (char)toupper((unsigned char)buf[i]);
            if (send(conn, buf, (size_t)n, MSG_NOSIGNAL) < 0)
                break;
        }
        close(conn);
    }
}
