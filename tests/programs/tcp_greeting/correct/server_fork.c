/* A greeting server of another design: a child for each client, which waits
 * for the client to leave before it goes; loopback only. */
#include <arpa/inet.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static void greet(int conn)
{
    const char *greeting = "Thank you for connecting\n";
    char rest[512];

    if (write(conn, greeting, strlen(greeting)) > 0) {
        shutdown(conn, SHUT_WR);
        while (read(conn, rest, sizeof rest) > 0)
            ;
    }
    close(conn);
}

int main(void)
{
    int one = 1;
    int listener = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in addr = { .sin_family = AF_INET, .sin_port = htons(12345) };

    signal(SIGCHLD, SIG_IGN);
    signal(SIGPIPE, SIG_IGN);
    addr.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    if (bind(listener, (struct sockaddr *)&addr, sizeof addr) < 0 || listen(listener, 1) < 0) {
        perror("12345");
        return 1;
    }
    for (;;) {
        int conn = accept(listener, NULL, NULL);
        if (conn < 0)
            continue;
        if (fork() == 0) {
            close(listener);
            greet(conn);
            _exit(0);
        }
        close(conn);
    }
}
