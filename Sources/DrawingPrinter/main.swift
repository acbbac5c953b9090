// Prints drawings: reads them from the standard input and writes PNG to the standard output. A program of
// its own, since librsvg brings some forty libraries, and every other command would load them.
import Glibc

let arguments = CommandLine.arguments
guard arguments.count == 2, let width = Int(arguments[1]), (1...10_000).contains(width) else {
  DrawingQueue.report("usage: naskah-gambar WIDTH-IN-PIXELS < DRAWINGS > PICTURES")
  exit(2)
}
exit(DrawingQueue(width: width).run())
