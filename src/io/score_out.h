// Score cards written out as they come, subject by subject: CSV, JSON and an aligned table. CSV and
// JSON hold one subject at a time; a table of one day is a league and waits for the last. The
// formats are a contract with scripts: see the command line's page in the manual.
#pragma once

#include <any>
#include <map>
#include <memory>
#include <optional>
#include <ostream>
#include <vector>

#include "engine/score.h"
#include "io/explain_text.h"
#include "pack/pack.h"

namespace xingji {

struct ScoreSheet {
  const Family* family = nullptr;
  const Pack* shape = nullptr;  // whose dimensions and indicators are the columns
  Day as_of = 0;
  bool one_day = true;
  bool has_shown_on = false;         // cards that people are shown, each on its day of viewing
  Language language = Language::en;  // of a table
  std::size_t limit = 0;             // rows of a table; 0: all
  bool coloured = false;             // a table's
  const FactSet* facts = nullptr;    // for the readings beside a JSON score; may be absent
};

class ScoreWriter {
 public:
  ScoreWriter() = default;
  ScoreWriter(const ScoreWriter&) = delete;
  ScoreWriter& operator=(const ScoreWriter&) = delete;
  virtual ~ScoreWriter() = default;

  /// The part of writing that needs no other subject. Several threads call it at once.
  virtual std::any prepare(const SubjectCards& cards) const = 0;
  /// Subject by subject what prepare() made.
  virtual void add(std::any&& prepared) = 0;
  /// After the last subject.
  virtual void finish() = 0;
};

/// One row per subject and day, plain numbers, RFC 4180.
std::unique_ptr<ScoreWriter> csv_writer(const ScoreSheet& sheet, std::ostream& out);
/// One object; `subjects` has an entry per subject and day, each on its own line.
std::unique_ptr<ScoreWriter> json_writer(const ScoreSheet& sheet, std::ostream& out);
/// Best first when it is one day's.
std::unique_ptr<ScoreWriter> table_writer(const ScoreSheet& sheet, std::ostream& out);

/// Where the columns of a sheet stand on the cards of any version of the pack.
class SheetColumns {
 public:
  SheetColumns(const Family& family, const Pack& shape);

  /// The result of the shape's i-th indicator or dimension; null when the card's version has none.
  const IndicatorResult* indicator(const Card& card, const Pack& pack, std::size_t i) const;
  const DimensionResult* dimension(const Card& card, const Pack& pack, std::size_t i) const;

 private:
  struct Positions {
    std::vector<std::optional<std::size_t>> indicators;
    std::vector<std::optional<std::size_t>> dimensions;
  };
  std::map<const Pack*, Positions> versions_;
};

}  // namespace xingji
