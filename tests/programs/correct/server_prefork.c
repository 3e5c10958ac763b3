/* Correct server in C: four children made in advance share one listener; the
 * parent neither accepts nor answers, it waits for them and ends them when it
 * is told to stop. Each connection: one sentence, one answer, close.
 * Must pass: the listener belongs to five processes at once. */
#include <ctype.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#define PORT 12000
#define CHILDREN 4

static pid_t children[CHILDREN];

static void stop(int sig)
{
    (void)sig;
    for (int i = 0; i < CHILDREN; i++)
        if (children[i] > 0)
            kill(children[i], SIGTERM);
    _exit(0);
}

static void child(int listener)
{
    for (;;) {
        int conn = accept(listener, NULL, NULL);
        if (conn < 0)
            continue;
        char buf[1024];
        ssize_t n = recv(conn, buf, sizeof buf, 0);
        for (ssize_t i = 0; i < n; i++)
            buf[i] = (char)toupper((unsigned char)buf[i]);
        if (n > 0 && send(conn, buf, (size_t)n, MSG_NOSIGNAL) < n)
            perror("send");
        close(conn);
    }
}

int main(void)
{
    int listener = socket(AF_INET, SOCK_STREAM, 0);
    int yes = 1;
    struct sockaddr_in addr = {.sin_family = AF_INET, .sin_port = htons(PORT)};
    if (listener < 0 ||
        setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes) < 0 ||
        bind(listener, (struct sockaddr *)&addr, sizeof addr) < 0 || listen(listener, 64) < 0) {
        perror("cannot listen on port 12000");
        return 1;
    }
    printf("The server is ready to receive\n");
    fflush(stdout);

    for (int i = 0; i < CHILDREN; i++) {
        children[i] = fork();
        if (children[i] == 0)
            child(listener);
        if (children[i] < 0)
            perror("fork");
    }
    signal(SIGTERM, stop);
    signal(SIGINT, stop);
    while (wait(NULL) > 0)
        ;
    return 1;
}
