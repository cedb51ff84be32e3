// SPDX-FileCopyrightText: Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Tells ThreadSanitizer of the order that the locks of QFuture and of Qt's queued calls make: Debian's Qt is
// built without it, so its locks are invisible and every value that a future hands over would look like a
// race. Part of the tests of the tsan preset alone. Each edge belongs to one future: what two threads share
// in any other way is still found.
#include <QObject>

#include <dlfcn.h>

extern "C" void __tsan_acquire(void* address);
extern "C" void __tsan_release(void* address);

namespace {

/// The shared part of a future: what follows its table of virtual functions.
void* sharedPart(const void* future)
{
    return static_cast<void* const*>(future)[1];
}

/// All that was done to a future before, then this, then all that is done to it later. The address alone is
/// used at the end: the future may be gone by then.
struct Edge {
    explicit Edge(void* shared)
        : m_shared(shared)
    {
        if (!m_shared)
            return;
        __tsan_acquire(m_shared);
        __tsan_release(m_shared);
    }
    ~Edge()
    {
        if (m_shared)
            __tsan_release(m_shared);
    }
    Edge(const Edge&) = delete;
    Edge& operator=(const Edge&) = delete;

private:
    void* m_shared;
};

void acquire(const void* future)
{
    if (void* shared = sharedPart(future))
        __tsan_acquire(shared);
}

void release(const void* future)
{
    if (void* shared = sharedPart(future))
        __tsan_release(shared);
}

template <typename F> F real(const char* name)
{
    return reinterpret_cast<F>(dlsym(RTLD_NEXT, name));
}

} // namespace

// Under the future's lock, or a step of its counter: ordered with all others of that future.
#define LOCKED(RESULT, NAME)                                                                                 \
    extern "C" RESULT NAME(const void* future)                                                               \
    {                                                                                                        \
        static const auto next = real<RESULT (*)(const void*)>(#NAME);                                       \
        const Edge edge(sharedPart(future));                                                                 \
        return next(future);                                                                                 \
    }
// Looks at a state that another thread has set.
#define LOOKS(RESULT, NAME)                                                                                  \
    extern "C" RESULT NAME(const void* future)                                                               \
    {                                                                                                        \
        static const auto next = real<RESULT (*)(const void*)>(#NAME);                                       \
        const RESULT result = next(future);                                                                  \
        acquire(future);                                                                                     \
        return result;                                                                                       \
    }

LOCKED(void, _ZN20QFutureInterfaceBase14reportFinishedEv)
LOCKED(void, _ZNK20QFutureInterfaceBase15runContinuationEv)
LOCKED(void, _ZN20QFutureInterfaceBaseD1Ev)
LOCKED(void, _ZN20QFutureInterfaceBaseD2Ev)
LOOKS(bool, _ZNK20QFutureInterfaceBase10isCanceledEv)
LOOKS(bool, _ZNK20QFutureInterfaceBase10isFinishedEv)
LOOKS(bool, _ZNK20QFutureInterfaceBase9isRunningEv)
LOOKS(bool, _ZNK20QFutureInterfaceBase12hasExceptionEv)
LOOKS(bool, _ZNK20QFutureInterfaceBase15isChainCanceledEv)
LOOKS(int, _ZNK20QFutureInterfaceBase11resultCountEv)
LOOKS(int, _ZNK20QFutureInterfaceBase9loadStateEv)
LOOKS(bool, _ZNK20QFutureInterfaceBase18isRunningOrPendingEv)

extern "C" bool _ZNK20QFutureInterfaceBase6derefTEv(const void* future)
{
    static const auto next = real<bool (*)(const void*)>("_ZNK20QFutureInterfaceBase6derefTEv");
    release(future);
    const bool isShared = next(future);
    acquire(future);
    return isShared;
}

extern "C" bool _ZNK20QFutureInterfaceBase10queryStateENS_5StateE(const void* future, int state)
{
    static const auto next
        = real<bool (*)(const void*, int)>("_ZNK20QFutureInterfaceBase10queryStateENS_5StateE");
    const bool result = next(future, state);
    acquire(future);
    return result;
}

// A task of the pool begins by saying so. One queue for all: what was handed to the pool before is seen.
static char poolQueue;

extern "C" void _ZN11QThreadPool5startEP9QRunnablei(void* pool, void* task, int priority)
{
    static const auto next = real<void (*)(void*, void*, int)>("_ZN11QThreadPool5startEP9QRunnablei");
    __tsan_release(&poolQueue);
    next(pool, task, priority);
}

extern "C" bool _ZN20QFutureInterfaceBase13reportStartedEv(void* future)
{
    static const auto next = real<bool (*)(void*)>("_ZN20QFutureInterfaceBase13reportStartedEv");
    const Edge edge(sharedPart(future));
    __tsan_acquire(&poolQueue);
    return next(future);
}

extern "C" void _ZN20QFutureInterfaceBase15waitForFinishedEv(void* future)
{
    static const auto next = real<void (*)(void*)>("_ZN20QFutureInterfaceBase15waitForFinishedEv");
    next(future);
    acquire(future);
}

extern "C" void _ZN20QFutureInterfaceBase13waitForResultEi(void* future, int index)
{
    static const auto next = real<void (*)(void*, int)>("_ZN20QFutureInterfaceBase13waitForResultEi");
    next(future, index);
    acquire(future);
}

// A function object goes by address, as the ABI has it for one that is not trivially copied.
extern "C" void _ZN20QFutureInterfaceBase15setContinuationESt8functionIFvRKS_EE(
    void* future, void* continuation)
{
    static const auto next
        = real<void (*)(void*, void*)>("_ZN20QFutureInterfaceBase15setContinuationESt8functionIFvRKS_EE");
    const Edge edge(sharedPart(future));
    next(future, continuation);
}

extern "C" void _ZN20QFutureInterfaceBase15setContinuationESt8functionIFvRKS_EEP27QFutureInterfaceBasePrivate(
    void* future, void* continuation, void* previous)
{
    static const auto next = real<void (*)(void*, void*, void*)>(
        "_ZN20QFutureInterfaceBase15setContinuationESt8functionIFvRKS_EEP27QFutureInterfaceBasePrivate");
    const Edge edge(sharedPart(future));
    next(future, continuation, previous);
}

namespace {

/// A queued call that knows what was done before it was queued.
class OrderedCall : public QtPrivate::QSlotObjectBase {
public:
    explicit OrderedCall(QSlotObjectBase* call)
        : QSlotObjectBase(&OrderedCall::impl)
        , m_call(call)
    {
        __tsan_release(this);
    }

private:
    static void impl(int which, QSlotObjectBase* base, QObject* receiver, void** arguments, bool*)
    {
        auto* self = static_cast<OrderedCall*>(base);
        __tsan_acquire(self);
        if (which == Call)
            self->m_call->call(receiver, arguments);
        if (which == Destroy) {
            self->m_call->destroyIfLastRef();
            delete self;
        }
    }

    QSlotObjectBase* m_call;
};

} // namespace

bool QMetaObject::invokeMethodImpl(
    QObject* receiver, QtPrivate::QSlotObjectBase* call, Qt::ConnectionType type, void* result)
{
    using Invoke = bool (*)(QObject*, QtPrivate::QSlotObjectBase*, Qt::ConnectionType, void*);
    static const auto next = real<Invoke>(
        "_ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate15QSlotObjectBaseEN2Qt14ConnectionTypeEPv");
    return next(receiver, new OrderedCall(call), type, result);
}
