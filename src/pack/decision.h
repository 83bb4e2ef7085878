// A matter to decide: what is asked for, and ordered rows of which one gives the outcome.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pack/expression.h"
#include "pack/key_table.h"
#include "pack/title.h"

namespace xingji {

/// A decision table. It speaks of its inputs, of parameters and of tables, never of facts.
struct Decision {
  struct Word {
    std::string id;
    Title title;  // empty: the id says it
  };
  struct Input {
    std::string id;
    Type type = Type::text;             // flag, number, duration, money, date or text
    bool is_whole = false;              // of a number
    std::vector<Word> words;            // of a text that is one of a closed list
    std::optional<std::int64_t> least;  // kept as in Type
    std::optional<std::int64_t> most;
    Title title;
    Title unit;
    Title ask;  // the question
    Place place;
  };
  /// One of the things that the outcome says, as a word of a closed list.
  struct Output {
    std::string id;
    Title title;
    std::vector<Word> words;
    Place place;
  };
  struct Row {
    std::string id;
    std::optional<Expression> when;    // empty: holds always
    std::vector<std::size_t> outcome;  // by output: position of its word
    Title says;
    Provenance said;
    Place place;
  };
  std::string id;
  Title title;
  std::vector<Input> inputs;
  std::vector<Output> outputs;
  std::vector<Row> rows;  // in file order
  /// Position of the output by which the strictest row holds, the first of its words being the
  /// strictest; empty: the first row that holds does.
  std::optional<std::size_t> strictest;
  Provenance said;
  Place place;
};

}  // namespace xingji
