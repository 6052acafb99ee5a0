"""Richards: an operating system's scheduler in small; method calls and attributes.

Six tasks pass packets to one another: an idle task, a worker, two handlers
and two devices. The counts of queued packets and held tasks are known.
"""

import sys

IDLE, WORKER, HANDLER_A, HANDLER_B, DEVICE_A, DEVICE_B = range(1, 7)
KIND_DEVICE, KIND_WORK = 1000, 1001
PACKET_BYTES = 4
IDLE_ROUNDS = 10000
EXPECTED_QUEUED = 23246
EXPECTED_HELD = 9297


class Packet:
    """A message; packets form linked lists."""

    def __init__(self, link, owner, kind):
        self.link = link
        self.owner = owner
        self.kind = kind
        self.position = 0
        self.data = [0] * PACKET_BYTES

    def append_to(self, queue):
        """Put this packet at the end of `queue`; give the queue."""
        self.link = None
        if queue is None:
            return self
        last = queue
        while last.link is not None:
            last = last.link
        last.link = self
        return queue


class DeviceState:
    def __init__(self):
        self.pending = None


class HandlerState:
    def __init__(self):
        self.work = None
        self.device = None

    def add_work(self, packet):
        self.work = packet.append_to(self.work)

    def add_device(self, packet):
        self.device = packet.append_to(self.device)


class IdleState:
    def __init__(self):
        self.control = 1
        self.count = IDLE_ROUNDS


class WorkerState:
    def __init__(self):
        self.destination = HANDLER_A
        self.letter = 0


class Flags:
    """What a task waits for."""

    def __init__(self):
        self.packet_pending = False
        self.waiting = False
        self.holding = False

    def is_held_or_waiting(self):
        return self.holding or (self.waiting and not self.packet_pending)

    def is_waiting_with_packet(self):
        return self.packet_pending and self.waiting and not self.holding


class Task(Flags):
    """A task; tasks form a linked list in the order of priority."""

    def __init__(self, scheduler, identity, priority, queue, state, waiting):
        super().__init__()
        self.scheduler = scheduler
        self.link = scheduler.first
        self.identity = identity
        self.priority = priority
        self.queue = queue
        self.state = state
        self.packet_pending = queue is not None
        self.waiting = waiting
        scheduler.first = self
        scheduler.table[identity] = self

    def run(self, packet):
        raise NotImplementedError

    def add_packet(self, packet, current):
        """Queue `packet` here; give the task to run next."""
        if self.queue is None:
            self.queue = packet
            self.packet_pending = True
            if self.priority > current.priority:
                return self
        else:
            packet.append_to(self.queue)
        return current

    def run_now(self):
        """Run with the first queued packet, if this task waited for one."""
        if self.is_waiting_with_packet():
            message = self.queue
            self.queue = message.link
            self.waiting = False
            self.packet_pending = self.queue is not None
        else:
            message = None
        return self.run(message)

    def wait(self):
        self.waiting = True
        return self

    def hold(self):
        self.scheduler.held += 1
        self.holding = True
        return self.link

    def release(self, identity):
        task = self.scheduler.find(identity)
        task.holding = False
        return task if task.priority > self.priority else self

    def send(self, packet):
        """Queue `packet` with the task that it names."""
        task = self.scheduler.find(packet.owner)
        self.scheduler.queued += 1
        packet.link = None
        packet.owner = self.identity
        return task.add_packet(packet, self)


class IdleTask(Task):
    def run(self, packet):
        state = self.state
        state.count -= 1
        if state.count == 0:
            return self.hold()
        if state.control & 1 == 0:
            state.control //= 2
            return self.release(DEVICE_A)
        state.control = state.control // 2 ^ 0xD008
        return self.release(DEVICE_B)


class WorkerTask(Task):
    def run(self, packet):
        state = self.state
        if packet is None:
            return self.wait()
        state.destination = HANDLER_B if state.destination == HANDLER_A else HANDLER_A
        packet.owner = state.destination
        packet.position = 0
        for i in range(PACKET_BYTES):
            state.letter += 1
            if state.letter > 26:
                state.letter = 1
            packet.data[i] = ord("A") + state.letter - 1
        return self.send(packet)


class HandlerTask(Task):
    def run(self, packet):
        state = self.state
        if packet is not None:
            if packet.kind == KIND_WORK:
                state.add_work(packet)
            else:
                state.add_device(packet)
        work = state.work
        if work is None:
            return self.wait()
        position = work.position
        if position >= PACKET_BYTES:
            state.work = work.link
            return self.send(work)
        device = state.device
        if device is None:
            return self.wait()
        state.device = device.link
        device.position = work.data[position]
        work.position = position + 1
        return self.send(device)


class DeviceTask(Task):
    def run(self, packet):
        state = self.state
        if packet is not None:
            state.pending = packet
            return self.hold()
        packet = state.pending
        if packet is None:
            return self.wait()
        state.pending = None
        return self.send(packet)


class Scheduler:
    """The tasks and the counts that are checked."""

    def __init__(self):
        self.first = None
        self.table = [None] * 10
        self.queued = 0
        self.held = 0

    def find(self, identity):
        task = self.table[identity]
        if task is None:
            raise LookupError(f"no task {identity}")
        return task

    def run(self):
        task = self.first
        while task is not None:
            task = task.link if task.is_held_or_waiting() else task.run_now()


def packets(owner, kind, count):
    """A linked list of new packets."""
    queue = None
    for _ in range(count):
        queue = Packet(queue, owner, kind)
    return queue


def simulate():
    """Run the whole system once; give the scheduler."""
    scheduler = Scheduler()
    IdleTask(scheduler, IDLE, 1, None, IdleState(), False)
    WorkerTask(scheduler, WORKER, 1000, packets(0, KIND_WORK, 2), WorkerState(), True)
    HandlerTask(scheduler, HANDLER_A, 2000, packets(DEVICE_A, KIND_DEVICE, 3), HandlerState(), True)
    HandlerTask(scheduler, HANDLER_B, 3000, packets(DEVICE_B, KIND_DEVICE, 3), HandlerState(), True)
    DeviceTask(scheduler, DEVICE_A, 4000, None, DeviceState(), True)
    DeviceTask(scheduler, DEVICE_B, 5000, None, DeviceState(), True)
    scheduler.run()
    return scheduler


def bench(loops):
    """Run it `loops` times."""
    for _ in range(loops):
        scheduler = simulate()
        counts = scheduler.queued, scheduler.held
        assert counts == (EXPECTED_QUEUED, EXPECTED_HELD), counts
    return counts


if __name__ == "__main__":
    print(bench(int(sys.argv[1]) if len(sys.argv) > 1 else 1))
