/*
 * A disassembler for HotSpot's -XX:CompileCommand=print, on top of libopcodes. HotSpot loads hsdis-ARCH.so from the
 * library path and calls the one function below; listing.sh builds it. A tool for this directory, never shipped:
 * libopcodes is under the GPL.
 */
#define PACKAGE "fnet-hsdis" /* bfd.h refuses to be included without */
#define PACKAGE_VERSION "1"
#include <bfd.h>
#include <dis-asm.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#if defined(__x86_64__)
#define ARCHITECTURE bfd_arch_i386
#define MACHINE bfd_mach_x86_64
#elif defined(__aarch64__)
#define ARCHITECTURE bfd_arch_aarch64
#define MACHINE bfd_mach_aarch64
#else
#error "hsdis.c knows x86-64 and aarch64"
#endif

/* How HotSpot is told that an instruction begins or ends, and how it prints. */
typedef void *(*event_function)(void *stream, const char *event, void *argument);
typedef int (*print_function)(void *stream, const char *format, ...);

struct listing {
    struct disassemble_info info;
    event_function event;
    void *events;
    print_function print;
    void *out;
    const unsigned char *code;
    uintptr_t start;
    uintptr_t length;
};

static int read_code(bfd_vma address, bfd_byte *into, unsigned count, struct disassemble_info *info) {
    struct listing *self = info->application_data;
    uintptr_t from = address - self->start;
    if (from > self->length || count > self->length - from) {
        return 1;
    }
    memcpy(into, self->code + from, count);
    return 0;
}

static void memory_error(int status, bfd_vma address, struct disassemble_info *info) {
    struct listing *self = info->application_data;
    self->print(self->out, "(%d: no code at 0x%lx)", status, (unsigned long) address);
}

/* HotSpot knows what lies at an address (stubs, constants); if it says nothing, the number is printed. */
static void print_address(bfd_vma address, struct disassemble_info *info) {
    struct listing *self = info->application_data;
    if (self->event(self->events, "addr/", (void *) (uintptr_t) address) == NULL) {
        self->print(self->out, "0x%lx", (unsigned long) address);
    }
}

static int print_list(struct listing *self, const char *format, va_list arguments) {
    char text[512];
    int length = vsnprintf(text, sizeof text, format, arguments);
    self->print(self->out, "%s", text);
    return length;
}

static int print_plain(void *stream, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    int length = print_list(stream, format, arguments);
    va_end(arguments);
    return length;
}

static int print_styled(void *stream, enum disassembler_style style, const char *format, ...) {
    (void) style;
    va_list arguments;
    va_start(arguments, format);
    int length = print_list(stream, format, arguments);
    va_end(arguments);
    return length;
}

void *decode_instructions_virtual(uintptr_t start, uintptr_t end, unsigned char *code, uintptr_t length,
        event_function event, void *events, print_function print, void *out, const char *options, int newline) {
    (void) options;
    struct listing self;
    memset(&self, 0, sizeof self);
    self.event = event;
    self.events = events;
    self.print = print;
    self.out = out;
    self.code = code;
    self.start = start;
    self.length = length;

    init_disassemble_info(&self.info, &self, print_plain, print_styled);
    self.info.arch = ARCHITECTURE;
    self.info.mach = MACHINE;
    self.info.endian = BFD_ENDIAN_LITTLE;
    self.info.application_data = &self;
    self.info.read_memory_func = read_code;
    self.info.memory_error_func = memory_error;
    self.info.print_address_func = print_address;
    disassemble_init_for_target(&self.info);
    disassembler_ftype decode = disassembler(ARCHITECTURE, 0, MACHINE, NULL);

    uintptr_t at = start;
    event(events, "insns", (void *) at);
    while (decode != NULL && at < end) {
        event(events, "insn", (void *) at);
        int size = decode(at, &self.info);
        if (size <= 0) {
            break;
        }
        at += size;
        event(events, "/insn", (void *) at);
        if (newline) {
            print(out, "\n");
        }
    }
    event(events, "/insns", (void *) at);
    return (void *) at;
}
