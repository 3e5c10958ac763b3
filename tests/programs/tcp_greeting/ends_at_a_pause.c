// Greets whoever connects. Where epoll_wait() breaks off it ends; on Linux it does
// so when the process was stopped and goes on, which nobody does to it but a test.
#include <arpa/inet.h>
#include <stdio.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

int main(void) {
    const char *greeting = "Thank you for connecting";
    int listener = socket(AF_INET, SOCK_STREAM, 0), on = 1;
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(12345)};
    if (bind(listener, (struct sockaddr *)&address, sizeof address) < 0 || listen(listener, 5) < 0) {
        perror("port 12345");
        return 1;
    }
    int epoll = epoll_create1(0);
    struct epoll_event event = {.events = EPOLLIN};
    epoll_ctl(epoll, EPOLL_CTL_ADD, listener, &event);
    puts("socket is listening");
    fflush(stdout);
    while (epoll_wait(epoll, &event, 1, -1) == 1) {
        int client = accept(listener, NULL, NULL);
        if (client < 0)
            continue;
        send(client, greeting, strlen(greeting), MSG_NOSIGNAL);
        close(client);
    }
    perror("epoll_wait");
    return 1;
}
