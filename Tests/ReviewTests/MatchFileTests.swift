import References
import Review
import TestSupport
import Testing

@Suite struct MatchFileTests {
  private let words: Words

  init() throws { words = try Words("reviu", from: try Shared.folder.get()) }

  private let proposal = KodeProposal(
    match: KodeMatch(kind: "layanan", old: "L-1", new: "L-2"), oldName: "Antrean\tDaring",
    newName: "Antrean Daring", likeness: 100, decision: .open)

  @Test func fileComesBack() throws {
    let text = MatchFile([proposal]).text(words)
    let read = MatchFile(text, words)
    #expect(read.faults.isEmpty)
    #expect(read.proposals.map(\.match) == [proposal.match])
    #expect(read.confirmed.isEmpty)
    let decided = text.replacing("\t100\t", with: "\t100\tSama")
    #expect(MatchFile(decided, words).confirmed == [proposal.match])
  }

  @Test func whatIsDecidedIsNotProposedAgain() throws {
    var file = MatchFile(
      MatchFile([proposal]).text(words).replacing("\t100\t", with: "\t100\tsama"), words)
    #expect(file.add([proposal]) == 0)
    let other = KodeProposal(
      match: KodeMatch(kind: "layanan", old: "L-1", new: "L-3"), oldName: "", newName: "",
      likeness: 70, decision: .open)
    #expect(file.add([other]) == 0)
  }

  @Test(arguments: [
    "bukan tabel", "jenis\tkode lama\tkode baru\tkeputusan\nlayanan\tL-1\tL-2\tmungkin",
    "jenis\tkode lama\tkode baru\tkeputusan\nlayanan\t\t\tsama", "\u{0}\t\u{FFFD}",
  ])
  func brokenFileIsTold(_ text: String) {
    let read = MatchFile(text, words)
    #expect(!read.faults.isEmpty)
    #expect(read.confirmed.isEmpty)
  }
}
