/* Correct server in C: one detached thread per connection, line by line through
 * stdio (getline), many lines per connection; console messages on stderr.
 * Must pass: text on stderr is log, not trouble. */
#define _GNU_SOURCE
#include <ctype.h>
#include <netinet/in.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define PORT 12000

static void *serve(void *arg)
{
    int conn = (int)(intptr_t)arg;
    int copy = dup(conn);
    FILE *in = fdopen(conn, "r");
    FILE *out = copy < 0 ? NULL : fdopen(copy, "w");
    char *line = NULL;
    size_t room = 0;
    ssize_t n;

    while (in != NULL && out != NULL && (n = getline(&line, &room, in)) > 0) {
        for (ssize_t i = 0; i < n; i++)
            line[i] = (char)toupper((unsigned char)line[i]);
        if (fwrite(line, 1, (size_t)n, out) < (size_t)n || fflush(out) != 0)
            break;
    }
    free(line);
    if (out != NULL)
        fclose(out);
    else if (copy >= 0)
        close(copy);
    if (in != NULL)
        fclose(in);
    else
        close(conn);
    return NULL;
}

int main(void)
{
    signal(SIGPIPE, SIG_IGN);
    int listener = socket(AF_INET, SOCK_STREAM, 0);
    int yes = 1;
    struct sockaddr_in addr;
    memset(&addr, 0, sizeof addr);
    addr.sin_family = AF_INET;
    addr.sin_port = htons(PORT);
    addr.sin_addr.s_addr = INADDR_ANY;
    if (listener < 0) {
        perror("socket");
        return 1;
    }
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (bind(listener, (struct sockaddr *)&addr, sizeof addr) < 0) {
        perror("bind");
        return 1;
    }
    if (listen(listener, 64) < 0) {
        perror("listen");
        return 1;
    }
    fprintf(stderr, "The server is ready to receive\n");

    for (;;) {
        int conn = accept(listener, NULL, NULL);
        if (conn < 0) {
            perror("accept");
            continue;
        }
        pthread_t thread;
        int rc = pthread_create(&thread, NULL, serve, (void *)(intptr_t)conn);
        if (rc != 0) {
            fprintf(stderr, "pthread_create: %s\n", strerror(rc));
            close(conn);
            continue;
        }
        pthread_detach(thread);
    }
}
