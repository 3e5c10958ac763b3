/* Textbook server over UDP in C: recvfrom() into 2048 bytes, toupper() on each
 * of them, sendto() to the sender, for ever. Must pass everything that is
 * demanded of every correct server; letters beyond ASCII stay as they are. */
#include <arpa/inet.h>
#include <ctype.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#define PORT 12000
#define ROOM 2048

int main(void)
{
    int sock = socket(AF_INET, SOCK_DGRAM, 0);
    if (sock < 0) {
        perror("socket");
        exit(1);
    }

    struct sockaddr_in own;
    memset(&own, 0, sizeof own);
    own.sin_family = AF_INET;
    own.sin_addr.s_addr = htonl(INADDR_ANY);
    own.sin_port = htons(PORT);
    if (bind(sock, (struct sockaddr *)&own, sizeof own) < 0) {
        perror("bind");
        exit(1);
    }
    printf("The server is ready to receive\n");

    for (;;) {
        char text[ROOM];
        struct sockaddr_in sender;
        socklen_t size = sizeof sender;
        ssize_t count = recvfrom(sock, text, sizeof text, 0,
                                 (struct sockaddr *)&sender, &size);
        if (count < 0) {
            perror("recvfrom");
            exit(1);
        }
        for (ssize_t i = 0; i < count; i++)
            text[i] = (char)toupper((unsigned char)text[i]);
        sendto(sock, text, (size_t)count, 0, (struct sockaddr *)&sender, size);
    }
}
