/* Textbook greeting server in C: accept(), send() the text, close(), again.
 * Must pass everything that is demanded of every correct server; it has no
 * SO_REUSEADDR, as usual. */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define PORT 12345

int main(void)
{
    int listener = socket(AF_INET, SOCK_STREAM, 0);
    if (listener < 0) {
        perror("socket");
        exit(1);
    }
    printf("Socket successfully created\n");

    struct sockaddr_in addr;
    memset(&addr, 0, sizeof addr);
    addr.sin_family = AF_INET;
    addr.sin_addr.s_addr = htonl(INADDR_ANY);
    addr.sin_port = htons(PORT);
    if (bind(listener, (struct sockaddr *)&addr, sizeof addr) < 0) {
        perror("bind");
        exit(1);
    }
    printf("socket binded to %d\n", PORT);
    if (listen(listener, 5) < 0) {
        perror("listen");
        exit(1);
    }
    printf("socket is listening\n");

    for (;;) {
        struct sockaddr_in peer;
        socklen_t size = sizeof peer;
        int conn = accept(listener, (struct sockaddr *)&peer, &size);
        if (conn < 0) {
            perror("accept");
            continue;
        }
        printf("Got connection from %s:%d\n", inet_ntoa(peer.sin_addr), ntohs(peer.sin_port));

        const char *greeting = "Thank you for connecting";
        if (send(conn, greeting, strlen(greeting), 0) < 0)
            perror("send");
        close(conn);
    }
}
