/* Textbook dialogue server in C: send() the question, one recv() for the line,
 * send() the reply, close(), one client at a time. Must pass everything that
 * is demanded of every correct server; it has no SO_REUSEADDR, as usual. */
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
    struct sockaddr_in addr;
    memset(&addr, 0, sizeof addr);
    addr.sin_family = AF_INET;
    addr.sin_addr.s_addr = htonl(INADDR_ANY);
    addr.sin_port = htons(PORT);
    if (bind(listener, (struct sockaddr *)&addr, sizeof addr) < 0) {
        perror("bind");
        exit(1);
    }
    if (listen(listener, 5) < 0) {
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

        const char *question = "What is your name? ";
        char name[1024 + 1], reply[1100];
        if (send(conn, question, strlen(question), 0) < 0)
            perror("send");
        ssize_t n = recv(conn, name, sizeof name - 1, 0);
        if (n < 0)
            perror("recv");
        if (n > 0) {
            name[n] = '\0';
            name[strcspn(name, "\r\n")] = '\0';
            snprintf(reply, sizeof reply, "Good day, %s!", name);
            if (send(conn, reply, strlen(reply), 0) < 0)
                perror("send");
        }
        close(conn);
    }
}
