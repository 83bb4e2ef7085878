// The pages of the phrase book: the sentences of each part of the program, in the order of its
// files.
#pragma once

#include "messages/messages.h"

namespace xingji {

std::span<const Sentence> row_sentences();           // io: rows, files and settings
std::span<const Sentence> case_sentences();          // cases: what they lack, what failed
std::span<const Sentence> command_line_sentences();  // cli, and what CLI11 says of a word

std::span<const Sentence> pack_sentences();        // pack: keys, entries, overlays and files
std::span<const Sentence> pack_part_sentences();   // pack: measures to stages
std::span<const Sentence> standing_sentences();    // pack: what follows from scores
std::span<const Sentence> pay_sentences();         // pack and cli: pay
std::span<const Sentence> decision_sentences();    // pack, cases and cli: decisions
std::span<const Sentence> lint_sentences();        // pack: what it says as a whole
std::span<const Sentence> import_sentences();      // import: mappings and what they read
std::span<const Sentence> market_sentences();      // synth: plans of markets
std::span<const Sentence> expression_sentences();  // pack: expressions

}  // namespace xingji
