/* Textbook server in C: one client at a time, one recv() is the sentence,
 * toupper() on its bytes, one send(), close. No SO_REUSEADDR, as usual.
 * Must pass everything that is demanded of every correct server; a restart
 * on the same port, long and split sentences are robustness only. */
#include <arpa/inet.h>
#include <ctype.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define PORT 12000

int main(void)
{
    int listener = socket(AF_INET, SOCK_STREAM, 0);
    if (listener < 0) {
        perror("socket");
        exit(1);
    }

    struct sockaddr_in addr;
    memset(&addr, 0, sizeof addr);
    addr.sin_family = AF_INET;
    addr.sin_addr.s_addr = htonl(INADDR_ANY);
    addr.sin_port = htons(PORT);
    if (bind(listener, (struct sockaddr *)&addr, sizeof addr) < 0) {
        perror("bind");
        exit(1);
    }
    if (listen(listener, 1) < 0) {
        perror("listen");
        exit(1);
    }
    printf("The server is ready to receive\n");

    for (;;) {
        int conn = accept(listener, NULL, NULL);
        if (conn < 0) {
            perror("accept");
            continue;
        }

        char text[1024];
        ssize_t n = recv(conn, text, sizeof text, 0);
        if (n < 0) {
            perror("recv");
        } else if (n > 0) {
            for (ssize_t i = 0; i < n; i++)
                text[i] = (char)toupper((unsigned char)text[i]);
            if (send(conn, text, (size_t)n, 0) < 0)
                perror("send");
        }
        close(conn);
    }
}
