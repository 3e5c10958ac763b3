/* Faulty server in C: binds port 12000 but forgets listen(); accept() fails, and
 * the program tries again every second instead of giving up.
 * Must be found: it runs and has the port, but every client is refused. */
#include <ctype.h>
#include <netinet/in.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

int main(void)
{
    int listener = socket(AF_INET, SOCK_STREAM, 0), yes = 1;
    struct sockaddr_in addr = {.sin_family = AF_INET, .sin_port = htons(12000)};
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (bind(listener, (struct sockaddr *)&addr, sizeof addr) < 0) {
        perror("bind");
        return 1;
    }
    printf("The server is ready to receive\n");
    fflush(stdout);

    for (;;) {
        int conn = accept(listener, NULL, NULL);
        if (conn < 0) {
            perror("accept");
            sleep(1);
            continue;
        }
        char text[1024];
        ssize_t n = recv(conn, text, sizeof text, 0);
        for (ssize_t i = 0; i < n; i++)
            text[i] = (char)toupper((unsigned char)text[i]);
        if (n > 0 && send(conn, text, (size_t)n, MSG_NOSIGNAL) < 0)
            perror("send");
        close(conn);
    }
}
