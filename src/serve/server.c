/*
 * server: requests over HTTP, with libmicrohttpd, at the loopback addresses.
 *
 * There is a socket for IPv4 and, where the machine has it, one for IPv6 at the same port; each has
 * a daemon with a thread of its own. What a request gets is decided in reply.c. One that has to
 * wait is parked: its connection is suspended until the builder's thread has another preview, or the
 * file that is wanted, and is then asked about once more.
 *
 * One lock guards the preview and the list of what is parked. Both sides take it for a moment only:
 * a reply is copied while it is held, and nothing is built meanwhile.
 */
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <microhttpd.h>
#include <pthread.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/stat.h>
#include <unistd.h>

#include "serve/inside.h"

enum {
    DAEMONS = 2,
    CONNECTION_SECONDS = 60, /* that one may be silent */
    BACKLOG = 64,
};

/* What is known of a request from the first time it is asked about to its end. */
typedef struct request {
    arena *arena;
    struct MHD_Connection *connection;
    str path;        /* of the file that it means */
    reply_wait wait; /* what it is parked for */
    bool waited;
} request;

struct server {
    struct MHD_Daemon *daemons[DAEMONS];
    int port;
    int wanted;           /* an eventfd: is written to when a file is parked for */
    arena *arena;         /* its own */
    pthread_mutex_t lock; /* guards what follows, and the arena */
    preview *shown;
    bool closed; /* nothing waits any more */
    list_of(request *) parked;
};

/* ---- replying -------------------------------------------------------------------------------- */

static struct MHD_Response *file_response(str from)
{
    struct stat about;
    arena *scratch = arena_new();
    int file = open(str_text(scratch, from), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    arena_drop(scratch);
    if (file < 0)
        return NULL;
    if (fstat(file, &about) == 0 && S_ISREG(about.st_mode))
        return MHD_create_response_from_fd64((uint64_t)about.st_size, file);
    close(file);
    return NULL;
}

static struct MHD_Response *text_response(str content)
{
    const char *at = content.len ? content.at : "";
    return MHD_create_response_from_buffer(content.len, (char *)(uintptr_t)at,
                                           MHD_RESPMEM_MUST_COPY);
}

static enum MHD_Result send_reply(struct MHD_Connection *connection, const reply *r, arena *a)
{
    static const char *const headers[][2] = {
        { MHD_HTTP_HEADER_CACHE_CONTROL, "no-store" },
        { "X-Content-Type-Options", "nosniff" },
        { "Cross-Origin-Resource-Policy", "same-origin" },
    };
    struct MHD_Response *response =
        r->from.len ? file_response(r->from) : text_response(r->content);
    bool gone = !response;
    if (gone)
        response = text_response(STR("this file is no longer there\n"));
    if (!response)
        return MHD_NO;
    for (size_t i = 0; i < sizeof headers / sizeof *headers; i++)
        MHD_add_response_header(response, headers[i][0], headers[i][1]);
    MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_TYPE, gone ? "text/plain" : r->type);
    if (r->location.len)
        MHD_add_response_header(response, MHD_HTTP_HEADER_LOCATION, str_text(a, r->location));
    if (r->status == MHD_HTTP_METHOD_NOT_ALLOWED)
        MHD_add_response_header(response, MHD_HTTP_HEADER_ALLOW, "GET, HEAD");
    enum MHD_Result sent =
        MHD_queue_response(connection, gone ? MHD_HTTP_NOT_FOUND : r->status, response);
    MHD_destroy_response(response);
    return sent;
}

/* ---- waiting --------------------------------------------------------------------------------- */

static void ring(const server *s)
{
    const uint64_t one = 1;
    while (write(s->wanted, &one, sizeof one) < 0 && errno == EINTR)
        continue;
}

/* With the lock held. */
static void park(server *s, request *r, reply_wait wait)
{
    r->wait = wait;
    MHD_suspend_connection(r->connection);
    list_add(s->arena, &s->parked, r);
    if (wait == WAIT_FILE)
        ring(s);
}

static bool is_file(const request *r, str path)
{
    return r->wait == WAIT_FILE && str_equal(r->path, path);
}

static bool is_page(const request *r, str path)
{
    (void)path;
    return r->wait == WAIT_BUILD;
}

/* With the lock held: these have waited, and get what there is. */
static void let_go(server *s, bool (*is_meant)(const request *r, str path), str path)
{
    size_t left = 0;
    for (size_t i = 0; i < s->parked.len; i++) {
        request *r = s->parked.at[i];
        if (is_meant(r, path)) {
            r->waited = true;
            MHD_resume_connection(r->connection);
        } else {
            s->parked.at[left++] = r;
        }
    }
    s->parked.len = left;
}

/* With the lock held: all ask anew, for what is shown is another. */
static void let_all_go(server *s)
{
    for (size_t i = 0; i < s->parked.len; i++)
        MHD_resume_connection(s->parked.at[i]->connection);
    s->parked.len = 0;
}

/* ---- requests -------------------------------------------------------------------------------- */

static request *request_new(struct MHD_Connection *connection, const char *path)
{
    arena *a = arena_new();
    request *r = arena_make(a, request);
    r->arena = a;
    r->connection = connection;
    r->path = file_of_address(a, path);
    return r;
}

/* A reply at the first call would end the connection with it, which is right only where a body
   follows. */
static bool is_early(const request *r, const char *method)
{
    return !r && (!strcmp(method, MHD_HTTP_METHOD_GET) || !strcmp(method, MHD_HTTP_METHOD_HEAD));
}

/* Called by libmicrohttpd when the head of a request is there, when all of it is, and after it has
   waited. */
static enum MHD_Result answer(void *own, struct MHD_Connection *connection, const char *path,
                              const char *method, const char *version, const char *upload,
                              size_t *upload_len, void **state)
{
    server *s = own;
    (void)version, (void)upload;
    *upload_len = 0;
    const bool early = is_early(*state, method);
    if (!*state)
        *state = request_new(connection, path);
    if (early)
        return MHD_YES;
    request *r = *state;
    const asked question = {
        .method = method,
        .host = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, MHD_HTTP_HEADER_HOST),
        .path = path,
        .after = MHD_lookup_connection_value(connection, MHD_GET_ARGUMENT_KIND, "after"),
        .waited = r->waited,
    };
    enum MHD_Result result = MHD_YES;
    pthread_mutex_lock(&s->lock);
    const preview none = { .counts = STR("") };
    const reply given = reply_to(r->arena, s->shown && !s->closed ? s->shown : &none, &question);
    if (given.wait != WAIT_NOT && s->closed)
        result = MHD_NO;
    else if (given.wait != WAIT_NOT)
        park(s, r, given.wait);
    else
        result = send_reply(connection, &given, r->arena);
    pthread_mutex_unlock(&s->lock);
    return result;
}

static void forget(void *own, struct MHD_Connection *connection, void **state,
                   enum MHD_RequestTerminationCode how)
{
    (void)own, (void)connection, (void)how;
    request *r = *state;
    if (r)
        arena_drop(r->arena);
    *state = NULL;
}

/* ---- opening --------------------------------------------------------------------------------- */

typedef union address {
    struct sockaddr any;
    struct sockaddr_in four;
    struct sockaddr_in6 six;
} address;

static address loopback(int family, int port)
{
    address at = { 0 };
    if (family == AF_INET)
        at.four = (struct sockaddr_in){ .sin_family = AF_INET,
                                        .sin_port = htons((uint16_t)port),
                                        .sin_addr = { htonl(INADDR_LOOPBACK) } };
    else
        at.six = (struct sockaddr_in6){ .sin6_family = AF_INET6,
                                        .sin6_port = htons((uint16_t)port),
                                        .sin6_addr = in6addr_loopback };
    return at;
}

/* A socket that listens; -1 with errno if there can be none. The port is that which it got. */
static int listen_at(int family, int *port)
{
    const int yes = 1;
    address at = loopback(family, *port);
    socklen_t len = family == AF_INET ? sizeof at.four : sizeof at.six;
    int listener = socket(family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (listener < 0)
        return -1;
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes,
               sizeof yes); /* else a port is blocked for a minute after use */
    if (family == AF_INET6)
        setsockopt(listener, IPPROTO_IPV6, IPV6_V6ONLY, &yes, sizeof yes);
    if (bind(listener, &at.any, len) != 0 || listen(listener, BACKLOG) != 0
        || getsockname(listener, &at.any, &len) != 0) {
        int reason = errno;
        close(listener);
        errno = reason;
        return -1;
    }
    *port = ntohs(family == AF_INET ? at.four.sin_port : at.six.sin6_port);
    return listener;
}

static struct MHD_Daemon *start_daemon(server *s, int family)
{
    int listener = listen_at(family, &s->port);
    if (listener < 0)
        return NULL;
    const unsigned flags =
        MHD_USE_INTERNAL_POLLING_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_POLL;
    struct MHD_Daemon *started = MHD_start_daemon(
        flags | (family == AF_INET6 ? MHD_USE_IPv6 : 0), (uint16_t)s->port, NULL, NULL, answer, s,
        MHD_OPTION_LISTEN_SOCKET, listener, MHD_OPTION_NOTIFY_COMPLETED, forget, NULL,
        MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)CONNECTION_SECONDS, MHD_OPTION_END);
    if (!started)
        close(listener);
    return started;
}

server *server_open(diag *d, int port)
{
    arena *own = arena_new();
    server *s = arena_make(own, server);
    s->arena = own;
    s->port = port;
    s->wanted = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    pthread_mutex_init(&s->lock, NULL);
    s->daemons[0] = s->wanted < 0 ? NULL : start_daemon(s, AF_INET);
    if (!s->daemons[0]) {
        str reason = str_of(strerror(errno)), name = str_format(own, "%d", port);
        DIAG(d, PORT_REFUSED, (span){ 0 }, name, reason);
        server_close(s);
        return NULL;
    }
    s->daemons[1] = start_daemon(s, AF_INET6);
    return s;
}

int server_port(const server *s)
{
    return s->port;
}

void server_close(server *s)
{
    pthread_mutex_lock(&s->lock);
    s->closed = true;
    let_all_go(s);
    pthread_mutex_unlock(&s->lock);
    for (size_t i = 0; i < DAEMONS; i++)
        if (s->daemons[i])
            MHD_stop_daemon(s->daemons[i]);
    pthread_mutex_destroy(&s->lock);
    if (s->wanted >= 0)
        close(s->wanted);
    arena_drop(s->arena);
}

/* ---- the builder's side ---------------------------------------------------------------------- */

void server_show(server *s, preview *p)
{
    pthread_mutex_lock(&s->lock);
    s->shown = p;
    let_all_go(s);
    pthread_mutex_unlock(&s->lock);
}

void server_refresh(server *s)
{
    pthread_mutex_lock(&s->lock);
    let_go(s, is_page, STR(""));
    pthread_mutex_unlock(&s->lock);
}

int server_wanted(const server *s)
{
    return s->wanted;
}

bool server_next_wanted(server *s, arena *a, str *path)
{
    uint64_t rung;
    while (read(s->wanted, &rung, sizeof rung) < 0 && errno == EINTR)
        continue;
    bool found = false;
    pthread_mutex_lock(&s->lock);
    for (size_t i = 0; i < s->parked.len && !found; i++) {
        found = s->parked.at[i]->wait == WAIT_FILE;
        if (found)
            *path = str_copy(a, s->parked.at[i]->path);
    }
    pthread_mutex_unlock(&s->lock);
    return found;
}

void server_give(server *s, str path, const map *files)
{
    pthread_mutex_lock(&s->lock);
    for (size_t i = 0; files && i < map_len(files); i++)
        map_put(s->shown->files, map_key(files, i), map_value(files, i));
    let_go(s, is_file, path);
    pthread_mutex_unlock(&s->lock);
}
