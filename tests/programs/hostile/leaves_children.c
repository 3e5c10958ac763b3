/* Hostile server in C: serves correctly, but leaves processes behind that are in
 * sessions of their own, block and ignore every signal they can and sleep for
 * ever: a child with all descriptors closed, and an orphan by double fork that
 * keeps the console; both made at the start, and again at the first client.
 * Must pass as a server; after the run none of these may be alive. */
#include <ctype.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static void live_for_ever(void)
{
    setsid();
    for (int number = 1; number < NSIG; number++)
        signal(number, SIG_IGN);
    sigset_t all;
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, NULL);
    for (;;)
        sleep(3600);
}

static void breed(void)
{
    if (fork() == 0) {
        for (int fd = 0; fd < 64; fd++)
            close(fd);
        live_for_ever();
    }

    pid_t middle = fork();
    if (middle == 0) {
        for (int fd = 3; fd < 64; fd++)
            close(fd);
        setsid();
        if (fork() == 0)
            live_for_ever();
        _exit(0);
    }
    if (middle > 0)
        waitpid(middle, NULL, 0);
}

int main(void)
{
    breed();

    int listener = socket(AF_INET, SOCK_STREAM, 0), yes = 1;
    struct sockaddr_in addr = {.sin_family = AF_INET, .sin_port = htons(12000)};
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (bind(listener, (struct sockaddr *)&addr, sizeof addr) < 0 || listen(listener, 5) < 0) {
        perror("port 12000");
        return 1;
    }
    printf("The server is ready to receive\n");
    fflush(stdout);

    for (int first = 1;; first = 0) {
        int conn = accept(listener, NULL, NULL);
        if (conn < 0)
            continue;
        if (first)
            breed();
        char text[1024];
        ssize_t n = recv(conn, text, sizeof text, 0);
        for (ssize_t i = 0; i < n; i++)
            text[i] = (char)toupper((unsigned char)text[i]);
        if (n > 0 && send(conn, text, (size_t)n, MSG_NOSIGNAL) < 0)
            perror("send");
        close(conn);
    }
}
