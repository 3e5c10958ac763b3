/* Textbook hello server in C: receives up to 1024 bytes, shows them as a text
 * and who sent them, replies, for ever. */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#define PORT 20001
#define ROOM 1024

int main(void)
{
    const char *reply = "Hello UDP Client";
    int sock = socket(AF_INET, SOCK_DGRAM, 0);
    struct sockaddr_in own;
    memset(&own, 0, sizeof own);
    own.sin_family = AF_INET;
    own.sin_addr.s_addr = htonl(INADDR_ANY);
    own.sin_port = htons(PORT);
    if (sock < 0 || bind(sock, (struct sockaddr *)&own, sizeof own) < 0) {
        perror("bind");
        exit(1);
    }
    printf("UDP server up and listening\n");

    for (;;) {
        char message[ROOM + 1];
        struct sockaddr_in client;
        socklen_t size = sizeof client;
        ssize_t count = recvfrom(sock, message, ROOM, 0,
                                 (struct sockaddr *)&client, &size);
        if (count < 0) {
            perror("recvfrom");
            exit(1);
        }
        message[count] = '\0';
        printf("Message from Client: %s\n", message);
        printf("Client IP Address: %s:%d\n", inet_ntoa(client.sin_addr),
               ntohs(client.sin_port));
        sendto(sock, reply, strlen(reply), 0, (struct sockaddr *)&client, size);
    }
}
