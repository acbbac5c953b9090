internal import CHeaps

/// The memory of the process.
public enum Heaps {
  /// Makes heaps large from the beginning, those of threads to come and that of the calling one, on large
  /// pages where the system has some; to be called once, before the process has a second thread.
  public static func reserve() {
    naskah_reserve_heaps()
    // Never given back: it ends with the process.
    _ = naskah_open_heap()
  }

  /// Keeps a value until the process ends: taking a whole plan apart takes longer than ending the
  /// process, which gives all memory back at once. Without effect where leaks are looked for.
  public static func keepToTheEnd(_ value: some Sendable) {
    if !naskah_looks_for_leaks() { _ = Unmanaged.passRetained(Kept(value)) }
  }
}

/// A value that is never given back.
private final class Kept: Sendable {
  private let value: any Sendable

  init(_ value: any Sendable) { self.value = value }
}
