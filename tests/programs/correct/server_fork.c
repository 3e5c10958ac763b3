/* Correct server in C: fork() per connection, children reaped by the kernel
 * (SIGCHLD ignored); each segment is a sentence, many per connection.
 * Must pass: the listening process only ever sits in accept(). */
#include <ctype.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define PORT 12000

static void serve(int conn)
{
    char buf[512];
    ssize_t n;
    while ((n = read(conn, buf, sizeof buf)) > 0) {
        for (ssize_t i = 0; i < n; i++)
            buf[i] = (char)toupper((unsigned char)buf[i]);
        for (ssize_t done = 0, k; done < n; done += k)
            if ((k = write(conn, buf + done, (size_t)(n - done))) < 0)
                return;
    }
}

int main(void)
{
    signal(SIGCHLD, SIG_IGN);
    int listener = socket(AF_INET, SOCK_STREAM, 0);
    if (listener < 0) {
        perror("socket");
        return 1;
    }
    int yes = 1;
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    struct sockaddr_in addr;
    memset(&addr, 0, sizeof addr);
    addr.sin_family = AF_INET;
    addr.sin_port = htons(PORT);
    if (bind(listener, (struct sockaddr *)&addr, sizeof addr) < 0 || listen(listener, 5) < 0) {
        perror("port 12000");
        return 1;
    }
    printf("The server is ready to receive\n");
    fflush(stdout);

    for (;;) {
        int conn = accept(listener, NULL, NULL);
        if (conn < 0)
            continue;
        pid_t child = fork();
        if (child == 0) {
            close(listener);
            serve(conn);
            close(conn);
            _exit(0);
        }
        if (child < 0)
            perror("fork");
        close(conn);
    }
}
