/* Slow but correct server in C: epoll_wait() without time-out, and per client a
 * timerfd that is armed by the sentence; 0.2 s later it wakes the loop, which
 * answers. Many clients at once, many sentences each.
 * Must pass: the endless epoll_wait() has an end, it hangs on the timer. */
#define _GNU_SOURCE
#include <ctype.h>
#include <netinet/in.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <unistd.h>

#define MAX_FD 1024

struct client {
    int timer;     /* -1: no client under this descriptor */
    int leaving;   /* end of file was read, an answer is still owed */
    size_t length; /* of the answer that is owed */
    char answer[4096];
};

static struct client clients[MAX_FD]; /* by the connection's descriptor */
static int owner[MAX_FD];             /* timer descriptor -> connection */
static int ep;

static void watch(int fd)
{
    struct epoll_event event = {.events = EPOLLIN, .data.fd = fd};
    if (epoll_ctl(ep, EPOLL_CTL_ADD, fd, &event) < 0)
        perror("epoll_ctl");
}

static void drop(int conn)
{
    owner[clients[conn].timer] = -1;
    close(clients[conn].timer);
    clients[conn].timer = -1;
    close(conn);
}

static void on_accept(int listener)
{
    int conn = accept4(listener, NULL, NULL, SOCK_CLOEXEC);
    if (conn < 0)
        return;
    int timer = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC);
    if (conn >= MAX_FD || timer < 0 || timer >= MAX_FD) {
        close(conn);
        if (timer >= 0)
            close(timer);
        return;
    }
    clients[conn].timer = timer;
    clients[conn].leaving = 0;
    clients[conn].length = 0;
    owner[timer] = conn;
    watch(conn);
    watch(timer);
}

static void on_sentence(int conn)
{
    struct client *c = &clients[conn];
    char buf[1024];
    ssize_t n = recv(conn, buf, sizeof buf, 0);
    if (n < 0 || (n == 0 && c->length == 0)) {
        drop(conn);
        return;
    }
    if (n == 0) {
        c->leaving = 1;
        epoll_ctl(ep, EPOLL_CTL_DEL, conn, NULL);
        return;
    }
    for (ssize_t i = 0; i < n && c->length < sizeof c->answer; i++)
        c->answer[c->length++] = (char)toupper((unsigned char)buf[i]);
    struct itimerspec soon = {.it_value = {.tv_sec = 0, .tv_nsec = 200000000}};
    timerfd_settime(c->timer, 0, &soon, NULL);
}

static void on_timer(int timer)
{
    int conn = owner[timer];
    struct client *c = &clients[conn];
    uint64_t expirations;
    if (read(timer, &expirations, sizeof expirations) < 0)
        return;
    ssize_t n = send(conn, c->answer, c->length, MSG_NOSIGNAL);
    c->length = 0;
    if (n < 0 || c->leaving)
        drop(conn);
}

int main(void)
{
    for (int i = 0; i < MAX_FD; i++)
        clients[i].timer = owner[i] = -1;

    int listener = socket(AF_INET, SOCK_STREAM, 0), yes = 1;
    struct sockaddr_in addr = {.sin_family = AF_INET, .sin_port = htons(12000)};
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (bind(listener, (struct sockaddr *)&addr, sizeof addr) < 0 || listen(listener, 8) < 0) {
        perror("port 12000");
        return 1;
    }
    ep = epoll_create1(EPOLL_CLOEXEC);
    if (ep < 0) {
        perror("epoll_create1");
        return 1;
    }
    watch(listener);
    puts("The server is ready to receive");

    for (;;) {
        struct epoll_event event; /* one at a time: none can be stale */
        if (epoll_wait(ep, &event, 1, -1) != 1)
            continue;
        int fd = event.data.fd;
        if (fd == listener)
            on_accept(listener);
        else if (owner[fd] >= 0)
            on_timer(fd);
        else
            on_sentence(fd);
    }
}
