/// What was taken out of a list of words and what was put in, in one list.
struct WordDifference<Word: Hashable> {
  /// A run of words of one kind.
  struct Run {
    enum Kind { case kept, removed, inserted }
    let kind: Kind
    var words: [Word]
  }

  private(set) var runs: [Run] = []

  /// Most steps that are spent on one pair of texts; beyond it the text is replaced as a whole, so
  /// that a hostile text costs no more than its length.
  private static var limit: Int { 1 << 18 }

  /// Compares two lists of words. Words that are equal and still differ, such as links that lead
  /// elsewhere now, are kept as they are now.
  ///
  /// - Parameters:
  ///   - old: words before.
  ///   - new: words now.
  ///   - isGlue: whether a word, such as a blank, shall not stand alone between two changes.
  init(_ old: [Word], _ new: [Word], isGlue: (Word) -> Bool) {
    var front = 0
    while front < min(old.count, new.count), old[front] == new[front] { front += 1 }
    var back = 0
    while back < min(old.count, new.count) - front,
      old[old.count - 1 - back] == new[new.count - 1 - back]
    {
      back += 1
    }
    append(.kept, new[..<front])
    compare(
      Array(old[front..<old.count - back]), Array(new[front..<new.count - back]))
    append(.kept, new[(new.count - back)...])
    glue(isGlue)
  }

  private mutating func compare(_ old: [Word], _ new: [Word]) {
    guard !old.isEmpty, !new.isEmpty, old.count * new.count <= WordDifference.limit else {
      append(.removed, old[...])
      append(.inserted, new[...])
      return
    }
    var removed = Set<Int>()
    var inserted = Set<Int>()
    for change in new.difference(from: old) {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var (left, right) = (0, 0)
    while left < old.count || right < new.count {
      if left < old.count, removed.contains(left) {
        append(.removed, old[left...left])
        left += 1
      } else if right < new.count, inserted.contains(right) {
        append(.inserted, new[right...right])
        right += 1
      } else if left < old.count, right < new.count {
        append(.kept, new[right...right])
        left += 1
        right += 1
      } else {
        break
      }
    }
  }

  private mutating func append(_ kind: Run.Kind, _ words: ArraySlice<Word>) {
    guard !words.isEmpty else { return }
    if runs.last?.kind == kind {
      runs[runs.count - 1].words += words
    } else {
      runs.append(Run(kind: kind, words: Array(words)))
    }
  }

  /// Lets what is only glue between two changes be part of both, and puts what was removed before what
  /// was inserted: "satu dua" to "tiga empat" reads as one change.
  private mutating func glue(_ isGlue: (Word) -> Bool) {
    let old = runs
    runs = []
    var removed: [Word] = []
    var inserted: [Word] = []
    func isOpen() -> Bool { !removed.isEmpty || !inserted.isEmpty }
    for (position, run) in old.enumerated() {
      switch run.kind {
      case .removed: removed += run.words
      case .inserted: inserted += run.words
      case .kept:
        if isOpen(), position + 1 < old.count, run.words.allSatisfy(isGlue) {
          removed += run.words
          inserted += run.words
        } else {
          append(.removed, removed[...])
          append(.inserted, inserted[...])
          (removed, inserted) = ([], [])
          append(.kept, run.words[...])
        }
      }
    }
    append(.removed, removed[...])
    append(.inserted, inserted[...])
  }
}
