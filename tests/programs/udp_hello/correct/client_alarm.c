/* Waits in select() with a time-out, and shows the reply without any words. */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <sys/select.h>
#include <sys/socket.h>

int main(void)
{
    int sock = socket(AF_INET, SOCK_DGRAM, 0);
    struct sockaddr_in server = {.sin_family = AF_INET, .sin_port = htons(20001)};
    server.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    sendto(sock, "Hello UDP Server", 16, 0, (struct sockaddr *)&server, sizeof server);
    fd_set wait;
    FD_ZERO(&wait);
    FD_SET(sock, &wait);
    struct timeval limit = {.tv_sec = 1};
    if (select(sock + 1, &wait, NULL, NULL, &limit) <= 0) {
        fprintf(stderr, "no reply\n");
        return 1;
    }
    char reply[1025];
    ssize_t count = recv(sock, reply, sizeof reply - 1, 0);
    reply[count < 0 ? 0 : count] = '\0';
    puts(reply);
    return count < 0;
}
