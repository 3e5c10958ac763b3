/* Correct, and of another design: one thread, poll(), a table that grows. */
#include <arpa/inet.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define MOST 1024

int main(void)
{
    static struct pollfd table[MOST];
    struct sockaddr_in address = {0};
    char buffer[4096 + 64];
    const char *ack = "Server received your message: ";
    size_t before = strlen(ack);
    int on = 1, count = 1;
    table[0].fd = socket(AF_INET, SOCK_STREAM, 0);
    table[0].events = POLLIN;
    setsockopt(table[0].fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    address.sin_family = AF_INET;
    address.sin_port = htons(12345);
    if (bind(table[0].fd, (struct sockaddr *)&address, sizeof address) || listen(table[0].fd, 128)) {
        perror("server");
        return 1;
    }
    puts("Server listening on 0.0.0.0:12345");
    fflush(stdout);
    memcpy(buffer, ack, before);
    for (;;) {
        poll(table, count, -1);
        for (int i = count - 1; i > 0; i--) {
            if (!table[i].revents)
                continue;
            ssize_t got = recv(table[i].fd, buffer + before, 4096, 0);
            if (got > 0 && send(table[i].fd, buffer, before + got, MSG_NOSIGNAL) > 0)
                continue;
            close(table[i].fd);
            table[i] = table[--count];
        }
        if ((table[0].revents & POLLIN) && count < MOST) {
            int client = accept(table[0].fd, NULL, NULL);
            if (client >= 0) {
                table[count].fd = client;
                table[count].revents = 0;
                table[count++].events = POLLIN;
            }
        }
    }
}
