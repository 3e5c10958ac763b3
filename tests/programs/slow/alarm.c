/* Slow but correct server in C: the SIGALRM handler sends the answer 0.2 s after
 * the sentence, while main is blocked in the next recv() on the same connection
 * (restarted after the handler, so it never returns for the signal).
 * Must pass: a process in recv() with a timer running is not stuck. */
#define _GNU_SOURCE
#include <ctype.h>
#include <errno.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

static int conn;
static char answer[4096];
static volatile size_t length; /* of the answer that is owed; 0: none */

static void on_alarm(int sig)
{
    (void)sig;
    int saved = errno;
    size_t sent = 0;
    while (sent < length) {
        ssize_t k = send(conn, answer + sent, length - sent, MSG_NOSIGNAL);
        if (k < 0)
            break;
        sent += (size_t)k;
    }
    length = 0;
    errno = saved;
}

static void set_timer(long microseconds)
{
    struct itimerval timer;
    memset(&timer, 0, sizeof timer);
    timer.it_value.tv_usec = microseconds;
    setitimer(ITIMER_REAL, &timer, NULL);
}

int main(void)
{
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = on_alarm;
    action.sa_flags = SA_RESTART;
    sigaction(SIGALRM, &action, NULL);
    sigset_t alarm_only, before;
    sigemptyset(&alarm_only);
    sigaddset(&alarm_only, SIGALRM);

    int listener = socket(AF_INET, SOCK_STREAM, 0), yes = 1;
    struct sockaddr_in addr = {.sin_family = AF_INET, .sin_port = htons(12000)};
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (bind(listener, (struct sockaddr *)&addr, sizeof addr) < 0 || listen(listener, 8) < 0) {
        perror("port 12000");
        return 1;
    }
    puts("The server is ready to receive");

    for (;;) {
        conn = accept(listener, NULL, NULL);
        if (conn < 0)
            continue;
        char buf[1024];
        ssize_t n;
        while ((n = recv(conn, buf, sizeof buf, 0)) > 0) {
            sigprocmask(SIG_BLOCK, &alarm_only, &before);
            for (ssize_t i = 0; i < n && length < sizeof answer; i++)
                answer[length++] = (char)toupper((unsigned char)buf[i]);
            set_timer(200000);
            sigprocmask(SIG_SETMASK, &before, NULL);
        }
        /* the client has finished; it may still be owed an answer */
        sigprocmask(SIG_BLOCK, &alarm_only, &before);
        if (n < 0) {
            set_timer(0);
            length = 0;
        }
        while (length > 0)
            sigsuspend(&before);
        sigprocmask(SIG_SETMASK, &before, NULL);
        close(conn);
    }
}
