/* A file server with a child process for each client; the parent waits for all
 * of them before it ends. It listens before it asks. */
#include <fcntl.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static int store(int conn, int number)
{
    char name[64], data[4096];
    snprintf(name, sizeof name, "output%d.txt", number);
    int out = open(name, O_WRONLY | O_CREAT | O_TRUNC, 0644);
    if (out < 0)
        return 1;
    ssize_t n;
    while ((n = read(conn, data, sizeof data)) > 0)
        for (ssize_t done = 0; done < n;) {
            ssize_t written = write(out, data + done, (size_t)(n - done));
            if (written < 0)
                return 1;
            done += written;
        }
    close(out);
    return n < 0;
}

int main(void)
{
    int on = 1, listener = socket(AF_INET6, SOCK_STREAM, 0);
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    struct sockaddr_in6 addr;
    memset(&addr, 0, sizeof addr);
    addr.sin6_family = AF_INET6;
    addr.sin6_addr = in6addr_any;
    addr.sin6_port = htons(8080);
    if (bind(listener, (struct sockaddr *)&addr, sizeof addr) < 0 || listen(listener, 16) < 0) {
        perror("port 8080");
        return 1;
    }

    int count = 0;
    printf("Enter number of clients: ");
    fflush(stdout);
    if (scanf("%d", &count) != 1)
        return 1;
    printf("Initiating clients\n");
    fflush(stdout);

    for (int number = 0; number < count; number++) {
        int conn = accept(listener, NULL, NULL);
        pid_t child = fork();
        if (child == 0)
            _exit(store(conn, number));
        close(conn);
    }
    for (int number = 0; number < count; number++)
        wait(NULL);
    return 0;
}
