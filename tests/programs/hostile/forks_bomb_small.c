/* Hostile server in C: at its first sentence it forks 200 children that sleep for
 * ever and are never reaped; it answers correctly all the same.
 * Must pass as a server as far as 200 processes are allowed to it (if not, it
 * goes on with fewer); afterwards not one of them may be alive. */
#include <ctype.h>
#include <netinet/in.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

#define CHILDREN 200

int main(void)
{
    int listener = socket(AF_INET, SOCK_STREAM, 0), yes = 1;
    struct sockaddr_in addr = {.sin_family = AF_INET, .sin_port = htons(12000)};
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (bind(listener, (struct sockaddr *)&addr, sizeof addr) < 0 || listen(listener, 5) < 0) {
        perror("port 12000");
        return 1;
    }
    printf("The server is ready to receive\n");
    fflush(stdout);

    int children = 0;
    for (;;) {
        int conn = accept(listener, NULL, NULL);
        if (conn < 0)
            continue;
        char text[1024];
        ssize_t n = recv(conn, text, sizeof text, 0);
        for (ssize_t i = 0; i < n; i++)
            text[i] = (char)toupper((unsigned char)text[i]);

        while (n > 0 && children < CHILDREN) {
            pid_t child = fork();
            if (child == 0) {
                close(conn);
                close(listener);
                for (;;)
                    sleep(3600);
            }
            if (child < 0) {
                perror("fork");
                break;
            }
            children++;
        }

        if (n > 0 && send(conn, text, (size_t)n, MSG_NOSIGNAL) < 0)
            perror("send");
        close(conn);
    }
}
