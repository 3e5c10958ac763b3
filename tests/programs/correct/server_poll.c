/* Correct server in C: poll() without time-out over non-blocking sockets; waits
 * for the newline, answers text and newline, closes after one sentence.
 * Must pass: an idle or half-finished client keeps nobody else waiting. */
#define _GNU_SOURCE
#include <ctype.h>
#include <errno.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define PORT 12000
#define MAX_CLIENTS 256
#define MAX_LINE 4096

struct client {
    size_t have; /* bytes of the sentence so far */
    size_t sent; /* bytes of the answer already sent */
    int answering;
    char line[MAX_LINE];
};

static struct pollfd fds[1 + MAX_CLIENTS];
static struct client clients[1 + MAX_CLIENTS];
static int used = 1;

static void drop(int i)
{
    close(fds[i].fd);
    used--;
    if (i != used) {
        fds[i] = fds[used];
        clients[i] = clients[used];
    }
}

/* returns 0 while the client is to be kept */
static int step(struct pollfd *p, struct client *c)
{
    if (!c->answering) {
        ssize_t n = recv(p->fd, c->line + c->have, MAX_LINE - c->have, 0);
        if (n < 0)
            return errno == EAGAIN ? 0 : -1;
        if (n == 0)
            return -1;
        c->have += (size_t)n;
        char *end = memchr(c->line, '\n', c->have);
        if (end == NULL)
            return c->have < MAX_LINE ? 0 : -1;
        c->have = (size_t)(end - c->line) + 1;
        for (size_t i = 0; i < c->have; i++)
            c->line[i] = (char)toupper((unsigned char)c->line[i]);
        c->answering = 1;
    }
    ssize_t n = send(p->fd, c->line + c->sent, c->have - c->sent, MSG_NOSIGNAL);
    if (n < 0 && errno != EAGAIN)
        return -1;
    if (n > 0)
        c->sent += (size_t)n;
    p->events = POLLOUT;
    return c->sent < c->have ? 0 : -1;
}

int main(void)
{
    int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    int yes = 1;
    struct sockaddr_in addr = {.sin_family = AF_INET, .sin_port = htons(PORT)};
    if (listener < 0 ||
        setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes) < 0 ||
        bind(listener, (struct sockaddr *)&addr, sizeof addr) < 0 ||
        listen(listener, SOMAXCONN) < 0) {
        perror("cannot listen on port 12000");
        return 1;
    }
    puts("ready");
    fflush(stdout);

    fds[0].fd = listener;
    for (;;) {
        fds[0].events = used <= MAX_CLIENTS ? POLLIN : 0;
        if (poll(fds, (nfds_t)used, -1) < 0) {
            perror("poll");
            return 1;
        }
        for (int i = used - 1; i > 0; i--)
            if (fds[i].revents != 0 && step(&fds[i], &clients[i]) != 0)
                drop(i);
        if (fds[0].revents & POLLIN) {
            int conn = accept4(listener, NULL, NULL, SOCK_NONBLOCK);
            if (conn >= 0) {
                fds[used].fd = conn;
                fds[used].events = POLLIN;
                fds[used].revents = 0;
                memset(&clients[used], 0, sizeof clients[used]);
                used++;
            }
        }
    }
}
