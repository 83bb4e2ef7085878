// NDJSON rows out of a block: one JSON object per line, its members named like columns. Values go
// by their text, so 12.50 and "12.50" are the same amount; null is the same as no member.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "io/blocks.h"
#include "io/read_rows.h"

namespace xingji {

class NdjsonParser {
 public:
  NdjsonParser(RowMaker& maker, const ReadLimits& limits, Tally& tally);
  ~NdjsonParser();
  NdjsonParser(const NdjsonParser&) = delete;
  NdjsonParser& operator=(const NdjsonParser&) = delete;

  void parse(const FilePlan& plan, const Block& block);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace xingji
