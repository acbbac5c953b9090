import FoundationEssentials
import Glibc
import References

/// Runs damaged workbooks through the readers, and keeps those that were read in a new way.
struct Fuzzing {
  private var pool: [[UInt8]]
  private let kept: String
  private let seed: UInt64

  /// The largest pool: new inputs then take the place of old ones.
  private static let poolSize = 400

  init(inputs: String, kept: String, seed: UInt64) {
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: inputs)) ?? []
    pool = names.sorted().compactMap { FileReader.bytes("\(inputs)/\($0)") }
    self.kept = kept
    self.seed = seed
  }

  /// Runs for some seconds.
  ///
  /// The input of every trial is written down before it is read: after a crash it is in `last`.
  ///
  /// - Returns: the exit code: 1 after a defect, which is written down too.
  mutating func run(seconds: Int) -> Int32 {
    try? FileManager.default.createDirectory(atPath: kept, withIntermediateDirectories: true)
    let start = time(nil)
    let seeds = pool.count
    var kinds: Set<String> = []
    var trials: UInt64 = 0
    while time(nil) - start < seconds, !pool.isEmpty {
      var input = pool[Int(trials) % seeds]
      if trials >= seeds {
        var mutator = Mutator(random: Random(seed &+ trials))
        let one = pool[mutator.random.below(pool.count)]
        input = mutator.damaged(one, pool[mutator.random.below(pool.count)])
      }
      trials += 1
      write(input, "last")
      do throws(Trial.Defect) {
        guard kinds.insert(try Trial.run(input)).inserted, trials > seeds else { continue }
        if input.count < 20_000 { write(input, "kind-\(kinds.count)") }
        if pool.count < Fuzzing.poolSize {
          pool.append(input)
        } else {
          pool[seeds + Int(trials) % (Fuzzing.poolSize - seeds)] = input
        }
      } catch {
        print("defect after \(trials) trials: \(error.words)")
        write(input, "defect")
        return 1
      }
    }
    print("\(trials) trials in \(seconds) s, \(kinds.count) kinds of reading, no defect")
    return 0
  }

  private func write(_ bytes: [UInt8], _ name: String) {
    let descriptor = open("\(kept)/\(name)", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    _ = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
  }
}
