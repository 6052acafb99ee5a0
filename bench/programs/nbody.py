"""N-body: the outer planets under gravity; float arithmetic on small lists."""

import sys

STEPS = 20000
PI = 3.14159265358979323
SOLAR_MASS = 4 * PI * PI
DAYS = 365.24

# position, velocity (per day), mass (of the sun's)
BODIES = {
    "sun": ([0.0, 0.0, 0.0], [0.0, 0.0, 0.0], 1.0),
    "jupiter": (
        [4.84143144246472090, -1.16032004402742839, -0.103622044471123109],
        [0.00166007664274403694, 0.00769901118419740425, -0.0000690460016972063023],
        0.000954791938424326609,
    ),
    "saturn": (
        [8.34336671824457987, 4.12479856412430479, -0.403523417114321381],
        [-0.00276742510726411, 0.00499852801234917238, 0.0000230417297573763929],
        0.000285885980666130812,
    ),
    "uranus": (
        [12.8943695621391310, -15.1111514016986312, -0.223307578892655734],
        [0.00296460137564761618, 0.00237847173959480950, -0.0000296589568540237556],
        0.0000436624404335156298,
    ),
    "neptune": (
        [15.3796971148509165, -25.9193146099879641, 0.179258772950371181],
        [0.00268067772490389322, 0.00162824170038242295, -0.0000951592254519715870],
        0.0000515138902046611451,
    ),
}


def make_system():
    """Fresh bodies, with the sun moving so that the total momentum is zero."""
    bodies = []
    for position, velocity, mass in BODIES.values():
        bodies.append((position[:], [v * DAYS for v in velocity], mass * SOLAR_MASS))
    for axis in range(3):
        momentum = sum(v[axis] * m for _, v, m in bodies)
        bodies[0][1][axis] = -momentum / SOLAR_MASS
    return bodies


def all_pairs(items):
    """Every pair of two different items."""
    pairs = []
    for i in range(len(items) - 1):
        for other in items[i + 1 :]:
            pairs.append((items[i], other))
    return pairs


def energy(bodies, pairs):
    """The system's total energy."""
    total = 0.0
    for ((x1, y1, z1), _, m1), ((x2, y2, z2), _, m2) in pairs:
        dx = x1 - x2
        dy = y1 - y2
        dz = z1 - z2
        total -= (m1 * m2) / ((dx * dx + dy * dy + dz * dz) ** 0.5)
    for _, (vx, vy, vz), m in bodies:
        total += m * (vx * vx + vy * vy + vz * vz) / 2.0
    return total


def advance(dt, steps, bodies, pairs):
    """Move the system by `steps` steps of `dt` years."""
    for _ in range(steps):
        for ([x1, y1, z1], v1, m1), ([x2, y2, z2], v2, m2) in pairs:
            dx = x1 - x2
            dy = y1 - y2
            dz = z1 - z2
            mag = dt * ((dx * dx + dy * dy + dz * dz) ** (-1.5))
            b1 = m1 * mag
            b2 = m2 * mag
            v1[0] -= dx * b2
            v1[1] -= dy * b2
            v1[2] -= dz * b2
            v2[0] += dx * b1
            v2[1] += dy * b1
            v2[2] += dz * b1
        for r, [vx, vy, vz], _ in bodies:
            r[0] += dt * vx
            r[1] += dt * vy
            r[2] += dt * vz


def bench(loops):
    """Run it `loops` times from the start."""
    for _ in range(loops):
        bodies = make_system()
        pairs = all_pairs(bodies)
        before = energy(bodies, pairs)
        advance(0.01, STEPS, bodies, pairs)
        after = energy(bodies, pairs)
        assert abs(before + 0.169075164) < 1e-9, before
        assert abs(after + 0.169089263) < 1e-8, after
    return f"{before:.9f} {after:.9f}"


if __name__ == "__main__":
    print(bench(int(sys.argv[1]) if len(sys.argv) > 1 else 1))
