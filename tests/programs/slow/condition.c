/* Slow but correct server in C: the main thread hands the sentence to a worker
 * and waits on a condition variable without time-out; the worker, for its part,
 * spends 0.15 s in pthread_cond_timedwait() before it hands the answer back.
 * Must pass: two threads in futex waits, yet one of them has an end. */
#define _GNU_SOURCE
#include <ctype.h>
#include <errno.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t work = PTHREAD_COND_INITIALIZER;
static pthread_cond_t done = PTHREAD_COND_INITIALIZER;
static pthread_cond_t never = PTHREAD_COND_INITIALIZER; /* nobody signals it */
static enum { IDLE, GIVEN, READY } state = IDLE;
static char text[1024];
static ssize_t length;

static void *worker(void *arg)
{
    pthread_mutex_lock(&lock);
    for (;;) {
        while (state != GIVEN)
            pthread_cond_wait(&work, &lock);

        struct timespec until;
        clock_gettime(CLOCK_REALTIME, &until);
        until.tv_nsec += 150000000;
        if (until.tv_nsec >= 1000000000) {
            until.tv_nsec -= 1000000000;
            until.tv_sec++;
        }
        while (pthread_cond_timedwait(&never, &lock, &until) != ETIMEDOUT)
            ;

        for (ssize_t i = 0; i < length; i++)
            text[i] = (char)toupper((unsigned char)text[i]);
        state = READY;
        pthread_cond_signal(&done);
    }
    return arg;
}

int main(void)
{
    pthread_t thread;
    if (pthread_create(&thread, NULL, worker, NULL) != 0) {
        fprintf(stderr, "no thread\n");
        return 1;
    }
    int listener = socket(AF_INET, SOCK_STREAM, 0), yes = 1;
    struct sockaddr_in addr = {.sin_family = AF_INET, .sin_port = htons(12000)};
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (bind(listener, (struct sockaddr *)&addr, sizeof addr) < 0 || listen(listener, 8) < 0) {
        perror("port 12000");
        return 1;
    }
    puts("The server is ready to receive");

    for (;;) {
        int conn = accept(listener, NULL, NULL);
        if (conn < 0)
            continue;
        char buf[sizeof text];
        ssize_t n = recv(conn, buf, sizeof buf, 0);
        if (n > 0) {
            pthread_mutex_lock(&lock);
            memcpy(text, buf, (size_t)n);
            length = n;
            state = GIVEN;
            pthread_cond_signal(&work);
            while (state != READY)
                pthread_cond_wait(&done, &lock);
            memcpy(buf, text, (size_t)n);
            state = IDLE;
            pthread_mutex_unlock(&lock);
            if (send(conn, buf, (size_t)n, MSG_NOSIGNAL) < 0)
                perror("send");
        }
        close(conn);
    }
}
