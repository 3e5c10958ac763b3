/* Correct client in C, all in stdio: getline() from the keyboard, prompt on
 * stderr, sentence without its newline, answer copied until the server closes.
 * Must pass against a server that closes: the connection's end ends the answer. */
#define _GNU_SOURCE
#include <netdb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

int main(void)
{
    struct addrinfo hints, *found;
    memset(&hints, 0, sizeof hints);
    hints.ai_family = AF_INET;
    hints.ai_socktype = SOCK_STREAM;
    if (getaddrinfo("localhost", "12000", &hints, &found) != 0) {
        fprintf(stderr, "localhost is unknown\n");
        return 1;
    }
    int sock = socket(found->ai_family, found->ai_socktype, 0);
    if (sock < 0 || connect(sock, found->ai_addr, found->ai_addrlen) < 0) {
        perror("connect");
        return 1;
    }
    freeaddrinfo(found);

    char *line = NULL;
    size_t room = 0;
    fprintf(stderr, "Input lowercase sentence: ");
    ssize_t n = getline(&line, &room, stdin);
    if (n < 0) {
        fprintf(stderr, "no sentence\n");
        return 1;
    }
    if (line[n - 1] == '\n')
        n--;
    for (ssize_t done = 0, k; done < n; done += k)
        if ((k = send(sock, line + done, (size_t)(n - done), MSG_NOSIGNAL)) < 0) {
            perror("send");
            return 1;
        }
    free(line);

    char buf[100];
    while ((n = recv(sock, buf, sizeof buf, 0)) > 0)
        fwrite(buf, 1, (size_t)n, stdout);
    if (n < 0) {
        perror("recv");
        return 1;
    }
    putchar('\n');
    close(sock);
    return 0;
}
