/* Textbook hello client in C: says hello, takes one datagram for the reply and
 * shows it. It waits without a time-out, for whoever answers. */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define PORT 20001
#define ROOM 1024

int main(void)
{
    const char *hello = "Hello UDP Server";
    char reply[ROOM + 1];
    int sock = socket(AF_INET, SOCK_DGRAM, 0);
    struct sockaddr_in server;
    memset(&server, 0, sizeof server);
    server.sin_family = AF_INET;
    server.sin_addr.s_addr = inet_addr("127.0.0.1");
    server.sin_port = htons(PORT);
    sendto(sock, hello, strlen(hello), 0, (struct sockaddr *)&server, sizeof server);
    ssize_t count = recvfrom(sock, reply, ROOM, 0, NULL, NULL);
    if (count < 0) {
        perror("recvfrom");
        return 1;
    }
    reply[count] = '\0';
    printf("Message from Server: %s\n", reply);
    close(sock);
    return 0;
}
