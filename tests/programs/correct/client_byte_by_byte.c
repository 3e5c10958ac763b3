/* Correct client in C that sends one byte per write() with TCP_NODELAY, newline
 * last, and reads the answer byte by byte as well.
 * Must pass: whoever takes its first segment for the sentence is wrong. */
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

static int dial(const char *host, const char *port)
{
    struct addrinfo hints = {.ai_socktype = SOCK_STREAM}, *list;
    int rc = getaddrinfo(host, port, &hints, &list);
    if (rc != 0) {
        fprintf(stderr, "%s: %s\n", host, gai_strerror(rc));
        exit(1);
    }
    int sock = -1;
    for (struct addrinfo *a = list; a != NULL && sock < 0; a = a->ai_next) {
        sock = socket(a->ai_family, a->ai_socktype, a->ai_protocol);
        if (sock >= 0 && connect(sock, a->ai_addr, a->ai_addrlen) < 0) {
            close(sock);
            sock = -1;
        }
    }
    freeaddrinfo(list);
    if (sock < 0) {
        fprintf(stderr, "no server at %s port %s\n", host, port);
        exit(1);
    }
    return sock;
}

int main(void)
{
    signal(SIGPIPE, SIG_IGN);
    int sock = dial("localhost", "12000");
    int yes = 1;
    setsockopt(sock, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);

    printf("Input lowercase sentence: ");
    fflush(stdout);
    int c;
    do {
        c = getchar();
        if (c == EOF) {
            fprintf(stderr, "no sentence\n");
            return 1;
        }
        char byte = (char)c;
        if (write(sock, &byte, 1) < 0) {
            perror("write");
            return 1;
        }
    } while (c != '\n');

    printf("FROM SERVER: ");
    char byte;
    ssize_t n;
    while ((n = read(sock, &byte, 1)) > 0 && byte != '\n')
        putchar(byte);
    putchar('\n');
    if (n < 0) {
        perror("read");
        return 1;
    }
    close(sock);
    return 0;
}
