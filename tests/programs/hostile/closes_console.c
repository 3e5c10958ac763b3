/* Odd server in C: says that it is ready, closes descriptors 0, 1 and 2, and goes
 * on serving; its listener then is descriptor 0 and the clients are 1.
 * Must pass: the end of the console is not the end of the program, and waiting
 * in accept(0) or recv(1) is not waiting for the keyboard. */
#include <ctype.h>
#include <netinet/in.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

int main(void)
{
    printf("The server is ready to receive, you will not hear from me again\n");
    fflush(stdout);
    close(0);
    close(1);
    close(2);

    int listener = socket(AF_INET, SOCK_STREAM, 0), yes = 1;
    struct sockaddr_in addr = {.sin_family = AF_INET, .sin_port = htons(12000)};
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (bind(listener, (struct sockaddr *)&addr, sizeof addr) < 0 || listen(listener, 5) < 0)
        return 1;

    for (;;) {
        int conn = accept(listener, NULL, NULL);
        if (conn < 0)
            continue;
        char text[1024];
        ssize_t n = recv(conn, text, sizeof text, 0);
        for (ssize_t i = 0; i < n; i++)
            text[i] = (char)toupper((unsigned char)text[i]);
        if (n > 0 && send(conn, text, (size_t)n, MSG_NOSIGNAL) < 0) {
            close(conn);
            continue;
        }
        close(conn);
    }
}
