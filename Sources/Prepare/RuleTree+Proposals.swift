internal import Ingest
internal import XMLTree

extension RuleTreeWriter {
  /// The proposals of the yearly round.
  mutating func writeProposalLines() {
    guard !plan.proposals.isEmpty else { return }
    writer.start("usulan")
    for proposal in plan.proposals {
      writer.start(
        "usul",
        [
          ("kode", proposal.kode), ("sebutan", proposal.kode), ("nama", proposal.name),
          ("tahun", String(proposal.year)), ("dalam-periode", inPeriod(proposal.year)),
          ("jenis", proposal.kind), ("sub-kegiatan", proposal.subactivity),
          ("sumber-dana", proposal.fund), ("kode-sumber", proposal.sourceCode),
          ("penempatan", proposal.placement), ("uraian", proposal.reason),
          ("kegiatan", proposal.activity?.value), ("volume", proposal.volume),
          ("satuan", proposal.measure), ("pagu", proposal.amount.map { String($0) }),
          ("unit", proposal.unit),
        ])
      writer.place(proposal.place)
      for past in proposal.history {
        writer.start(
          "rka", [("tahun", String(past.year)), ("lalu", yes(past.year < proposal.year))])
        writer.place(past.place)
        writer.text(String(past.amount))
        writer.end()
      }
      for link in proposal.objects {
        writer.element("objek-usulan", place(link.place), text: link.value)
      }
      writer.end()
    }
    writer.end()
  }
}
