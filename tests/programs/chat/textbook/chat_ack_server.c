/* Textbook chat server, C: a thread for each client, one recv() is the
 * message, which is acknowledged to its sender. Must pass everything that is
 * demanded of every correct server; it has no SO_REUSEADDR. */
#include <arpa/inet.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define PORT 12345

static void *handle(void *argument)
{
    int conn = *(int *)argument;
    char message[1024], answer[1200];
    ssize_t count;
    free(argument);
    while ((count = recv(conn, message, sizeof message - 1, 0)) > 0) {
        message[count] = '\0';
        printf("Received message: %s\n", message);
        snprintf(answer, sizeof answer, "Server received your message: %s", message);
        send(conn, answer, strlen(answer), MSG_NOSIGNAL);
    }
    close(conn);
    return NULL;
}

int main(void)
{
    struct sockaddr_in address = {0}, peer;
    int server = socket(AF_INET, SOCK_STREAM, 0);
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = INADDR_ANY;
    address.sin_port = htons(PORT);
    if (bind(server, (struct sockaddr *)&address, sizeof address) < 0 || listen(server, 5) < 0) {
        perror("server");
        return 1;
    }
    printf("Server listening on 0.0.0.0:%d\n", PORT);
    for (;;) {
        socklen_t length = sizeof peer;
        int *conn = malloc(sizeof *conn);
        pthread_t thread;
        *conn = accept(server, (struct sockaddr *)&peer, &length);
        if (*conn < 0) {
            free(conn);
            continue;
        }
        printf("Accepted connection from %s:%d\n", inet_ntoa(peer.sin_addr), ntohs(peer.sin_port));
        pthread_create(&thread, NULL, handle, conn);
        pthread_detach(thread);
    }
}
