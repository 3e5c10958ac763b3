/* Slow but correct server in C: after the sentence it arms a timer and sits in
 * pause(); the SIGALRM handler answers after 0.2 s, then main closes.
 * Must pass: pause() waits for ever only where no signal is due. */
#define _GNU_SOURCE
#include <ctype.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

static int conn;
static char text[1024];
static volatile ssize_t length;

static void on_alarm(int sig)
{
    (void)sig;
    if (length > 0) {
        ssize_t k = send(conn, text, (size_t)length, MSG_NOSIGNAL);
        (void)k;
    }
    length = 0;
}

int main(void)
{
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = on_alarm;
    action.sa_flags = SA_RESTART;
    sigaction(SIGALRM, &action, NULL);

    int listener = socket(AF_INET, SOCK_STREAM, 0), yes = 1;
    struct sockaddr_in addr = {.sin_family = AF_INET, .sin_port = htons(12000)};
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (bind(listener, (struct sockaddr *)&addr, sizeof addr) < 0 || listen(listener, 8) < 0) {
        perror("port 12000");
        return 1;
    }
    puts("The server is ready to receive");

    /* 0.2 s, and again every 0.2 s, should the first come before pause() */
    const struct itimerval on = {.it_value = {0, 200000}, .it_interval = {0, 200000}};
    const struct itimerval off = {.it_value = {0, 0}, .it_interval = {0, 0}};
    for (;;) {
        conn = accept(listener, NULL, NULL);
        if (conn < 0)
            continue;
        ssize_t n = recv(conn, text, sizeof text, 0);
        for (ssize_t i = 0; i < n; i++)
            text[i] = (char)toupper((unsigned char)text[i]);
        if (n > 0) {
            length = n;
            setitimer(ITIMER_REAL, &on, NULL);
            while (length > 0)
                pause();
            setitimer(ITIMER_REAL, &off, NULL);
        }
        close(conn);
    }
}
