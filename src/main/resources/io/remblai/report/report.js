// Draws the charts of a report. The data is in the element "figures"; nothing is fetched.
(function () {
  'use strict';

  var root = document.documentElement;
  var figures = JSON.parse(document.getElementById('figures').textContent);
  var drawn = [];

  // ---- colours and numbers

  function colour(name) {
    return getComputedStyle(root).getPropertyValue('--' + name).trim();
  }

  function palette() {
    return {
      paper: colour('paper'), ink: colour('ink'), muted: colour('muted'), line: colour('line'),
      series: ['one', 'two', 'three', 'four', 'five'].map(colour)
    };
  }

  function mix(a, b, share) {
    function parts(hex) {
      return [1, 3, 5].map(function (at) { return parseInt(hex.substr(at, 2), 16); });
    }
    var from = parts(a), to = parts(b);
    return 'rgb(' + from.map(function (v, i) { return Math.round(v + (to[i] - v) * share); }).join(',') + ')';
  }

  function num(value) {
    if (value === null || value === undefined) { return ''; }
    if (value === 0) { return '0'; }
    var size = Math.abs(value);
    if (size >= 1e7 || size < 1e-4) { return value.toExponential(2).replace(/\.?0+e/, 'e').replace('e+', 'e'); }
    return String(Number(value.toPrecision(5))).replace(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/g, ',');
  }

  function brief(value) { return num(Number(value.toPrecision(3))); }

  // Texts of tooltips are HTML to the library.
  function safe(text) {
    return String(text).replace(/[&<>"']/g, function (c) { return '&#' + c.charCodeAt(0) + ';'; });
  }

  // Names on axes: long ones are cut, the whole name is in the table.
  function short(name, most) {
    return name.length > most ? name.slice(0, most - 1) + '…' : name;
  }

  // ---- parts of charts

  function base(p) {
    return {
      animation: false,
      backgroundColor: 'transparent',
      textStyle: { color: p.ink, fontFamily: 'system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif', fontSize: 12 },
      tooltip: {
        confine: true, backgroundColor: p.paper, borderColor: p.line, textStyle: { color: p.ink, fontSize: 12 },
        extraCssText: 'max-width:20rem;white-space:normal;overflow-wrap:anywhere'
      }
    };
  }

  function axis(p, more) {
    return Object.assign({
      axisLine: { onZero: false, lineStyle: { color: p.muted } },
      axisTick: { lineStyle: { color: p.muted } },
      axisLabel: { color: p.muted, hideOverlap: true },
      nameTextStyle: { color: p.muted },
      splitLine: { lineStyle: { color: p.line } }
    }, more);
  }

  function valueAxis(p, name, more) {
    return axis(p, Object.assign({ type: 'value', name: name, nameLocation: 'middle', nameGap: 28, scale: true,
      axisLabel: { color: p.muted, hideOverlap: true, formatter: num } }, more));
  }

  function legend(p, names) {
    return { data: names, top: 0, left: 0, icon: 'roundRect', itemWidth: 12, itemHeight: 12,
      textStyle: { color: p.ink }, inactiveColor: p.line, selectedMode: false };
  }

  // Level lines. Labels of those beside each other lie at alternate ends; those across stand above each other,
  // within the picture.
  function levels(p, lines, across, range, narrow) {
    function side(value) {
      var share = range ? (value - range[0]) / (range[1] - range[0]) : 0.5;
      return share < 0.2 ? 'left' : share > 0.8 ? 'right' : 'center';
    }
    return {
      type: 'line', data: [], silent: true,
      markLine: {
        symbol: 'none', animation: false, silent: true,
        data: lines.map(function (line, i) {
          var at = across ? { xAxis: line.value } : { yAxis: line.value };
          return Object.assign(at, {
            lineStyle: { color: i === 0 ? p.ink : p.muted, type: i === 0 ? 'dashed' : 'dotted', width: 1.4 },
            label: {
              formatter: short(line.name, 40) + ' ' + num(line.shown === undefined ? line.value : line.shown), color: p.ink, fontSize: 11,
              position: across ? 'end' : i % 2 === 0 ? 'insideStartTop' : narrow ? 'insideEndBottom' : 'insideEndTop', distance: across ? 4 + 14 * i : 3,
              align: across ? side(line.value) : i % 2 === 0 ? 'left' : 'right'
            }
          });
        })
      }
    };
  }

  // ---- kinds: each answers { height, option } for a width

  var kinds = {};

  kinds.stairs = function (data, p, width) {
    var groups = data.groups.filter(function (g, i) { return data.groups.indexOf(g) === i; });
    var all = data.values.concat((data.lines || []).map(function (l) { return l.value; }))
      .filter(function (v) { return v !== null; });
    var low = Math.min.apply(null, all), high = Math.max.apply(null, all);
    var room = (high - low || Math.abs(high) || 1) * 0.08;
    function stair(group, colourOf) {
      return {
        name: group, type: 'custom', itemStyle: { color: colourOf }, encode: { x: 0, y: 1 },
        data: data.values.map(function (v, i) { return data.groups[i] === group && v !== null ? [i, v] : null; })
          .filter(Boolean),
        renderItem: function (params, api) {
          var i = api.value(0), value = api.value(1), half = api.size([1, 0])[0] / 2;
          var at = api.coord([i, value]), before = i > 0 ? data.values[i - 1] : null;
          var bottom = params.coordSys.y + params.coordSys.height;
          var points = [[at[0] - half, at[1]], [at[0] + half, at[1]]];
          if (before !== null && before !== undefined) { points.unshift([at[0] - half, api.coord([i, before])[1]]); }
          return { type: 'group', children: [
            { type: 'rect', shape: { x: at[0] - half, y: at[1], width: 2 * half, height: Math.max(0, bottom - at[1]) },
              style: { fill: colourOf, opacity: 0.12 } },
            { type: 'polyline', shape: { points: points }, style: { stroke: colourOf, lineWidth: 2.5, fill: null } }
          ] };
        }
      };
    }
    return { height: 320, option: Object.assign(base(p), {
      legend: legend(p, groups),
      grid: { left: 62, right: 14, top: 34, bottom: 26 },
      xAxis: axis(p, { type: 'category', data: data.names, axisTick: { show: false },
        axisLabel: { color: p.muted, hideOverlap: true, interval: 'auto' } }),
      yAxis: valueAxis(p, data.axis, { nameGap: 48, min: low - room, max: high + room,
        axisLabel: { color: p.muted, formatter: num, showMinLabel: false, showMaxLabel: false } }),
      series: groups.map(function (g, i) {
        var known = ['split', 'solve', 'rematch'].indexOf(g);
        return stair(g, p.series[(known < 0 ? i : known) % 5]);
      })
        .concat([levels(p, data.lines || [], false, null, width < 620)]),
      tooltip: Object.assign(base(p).tooltip, { formatter: function (item) {
        var i = item.value[0], before = i > 0 ? data.values[i - 1] : null;
        var change = before ? '<br>' + num(100 * (data.values[i] - before) / before) + ' %' : '';
        return safe(data.names[i]) + '<br>' + num(data.values[i]) + change;
      } })
    }) };
  };

  kinds.bars = function (data, p, width) {
    var rows = data.names.length;
    return { height: 60 + rows * (rows > 30 ? 15 : 24), option: Object.assign(base(p), {
      grid: { left: 8, right: 64, top: 6, bottom: 34, containLabel: true },
      xAxis: valueAxis(p, data.axis, { scale: false }),
      yAxis: axis(p, { type: 'category', inverse: true, data: data.names, axisTick: { show: false },
        splitLine: { show: false },
        axisLabel: { color: p.ink, interval: 'auto', formatter: function (n) { return short(n, width < 480 ? 18 : 34); } } }),
      series: [{ type: 'bar', data: data.values, barMaxWidth: 18, itemStyle: { color: p.series[0], borderRadius: [0, 3, 3, 0] },
        label: { show: rows <= 40, position: 'right', color: p.muted, formatter: function (b) { return brief(b.value); } } }],
      tooltip: Object.assign(base(p).tooltip, { formatter: function (b) {
        return safe(data.names[b.dataIndex]) + '<br>' + num(b.value);
      } })
    }) };
  };

  kinds.histogram = function (data, p, width) {
    function up(v) { return data.log ? Math.log10(v) : v; }
    var edges = data.edges.map(up), last = edges.length - 1;
    var marks = data.marks.filter(function (m) { return m.value >= data.edges[0] && m.value <= data.edges[last]; })
      .map(function (m) { return { name: m.name, value: up(m.value), shown: m.value }; });
    return { height: 300, option: Object.assign(base(p), {
      grid: { left: 66, right: 20, top: 20 + 15 * marks.length, bottom: 46 },
      xAxis: valueAxis(p, data.axis, { min: edges[0], max: edges[last], splitLine: { show: false }, minInterval: data.log ? 1 : undefined,
        axisLabel: { color: p.muted, hideOverlap: true, showMinLabel: false, showMaxLabel: false,
          formatter: function (v) { return num(data.log ? Math.pow(10, v) : v); } } }),
      yAxis: valueAxis(p, data.unit, { nameGap: 52, scale: false }),
      series: [{
        type: 'custom', encode: { x: 0, y: 1 }, itemStyle: { color: p.series[0] },
        data: data.counts.map(function (c, i) { return [edges[i], c, i]; }),
        renderItem: function (params, api) {
          var from = api.coord([api.value(0), api.value(1)]), to = api.coord([edges[api.value(2) + 1], 0]);
          return { type: 'rect', shape: { x: from[0] + 0.5, y: from[1], width: Math.max(0.5, to[0] - from[0] - 1), height: to[1] - from[1] },
            style: { fill: p.series[0], opacity: 0.75 } };
        }
      }, levels(p, marks, true, [edges[0], edges[last]])],
      tooltip: Object.assign(base(p).tooltip, { formatter: function (b) {
        var i = b.value[2];
        return num(data.edges[i]) + ' to ' + num(data.edges[i + 1]) + '<br>' + num(b.value[1]) + ' ' + safe(data.unit);
      } })
    }) };
  };

  // Squares with equal units along both axes, one or two to a row.
  function squares(data, p, width, panels) {
    var beside = panels > 1 && width >= 620;
    var side = Math.round(Math.min(beside ? (width - 150) / 2 : width - 76, 540));
    var grids = [];
    for (var i = 0; i < panels; i++) {
      grids.push({ left: 56 + (beside ? i * (side + 76) : 0), top: 26 + (beside ? 0 : i * (side + 84)), width: side, height: side });
    }
    function over(at, kind, name) {
      return grids.map(function (g, i) {
        return valueAxis(p, name, { gridIndex: i, min: data.range[at], max: data.range[at + 1],
          nameGap: kind === 'x' ? 26 : 40, scale: false,
          axisLabel: { color: p.muted, hideOverlap: true, showMinLabel: false, showMaxLabel: false, formatter: num } });
      });
    }
    return {
      side: side, height: 26 + (beside ? 1 : panels) * (side + 46) + (beside ? 0 : (panels - 1) * 38),
      parts: { grid: grids, xAxis: over(0, 'x', data.axes[0]), yAxis: over(2, 'y', data.axes[1]) }
    };
  }

  function shade(p, hue, share) { return mix(p.paper, hue, 0.1 + 0.9 * share); }

  // The filled cells of one panel, by the logarithm of their counts.
  function cells(data, panel, at, hue, p, strength) {
    var stepX = (data.range[1] - data.range[0]) / data.bins, stepY = (data.range[3] - data.range[2]) / data.bins;
    var most = Math.log(1 + Math.max.apply(null, panel.counts.concat([1])));
    return {
      type: 'custom', name: panel.name, xAxisIndex: at, yAxisIndex: at, encode: { x: 0, y: 1 }, itemStyle: { color: hue },
      silent: strength < 1,
      data: panel.cells.map(function (cell, c) {
        return [data.range[0] + (cell % data.bins) * stepX, data.range[2] + Math.floor(cell / data.bins) * stepY, panel.counts[c]];
      }),
      renderItem: function (params, api) {
        var a = api.coord([api.value(0), api.value(1)]), b = api.coord([api.value(0) + stepX, api.value(1) + stepY]);
        return { type: 'rect', shape: { x: a[0], y: b[1], width: b[0] - a[0] + 0.3, height: a[1] - b[1] + 0.3 },
          style: { fill: shade(p, hue, Math.log(1 + api.value(2)) / most), opacity: strength } };
      }
    };
  }

  kinds.density = function (data, p, width) {
    var plane = squares(data, p, width, data.panels.length);
    return { height: plane.height, option: Object.assign(base(p), plane.parts, {
      title: data.panels.map(function (panel, i) {
        return { text: panel.name, left: plane.parts.grid[i].left, top: plane.parts.grid[i].top - 24,
          textStyle: { color: p.series[i], fontSize: 13, fontWeight: 600 } };
      }),
      series: data.panels.map(function (panel, i) { return cells(data, panel, i, p.series[i], p, 1); }),
      tooltip: Object.assign(base(p).tooltip, { formatter: function (cell) {
        return safe(cell.seriesName) + ': ' + num(cell.value[2]) + ' points';
      } })
    }) };
  };

  function arrow(from, to, head) {
    var dx = to[0] - from[0], dy = to[1] - from[1], length = Math.hypot(dx, dy) || 1;
    var size = Math.min(head, length * 0.5), ux = dx / length, uy = dy / length;
    var back = [to[0] - ux * size, to[1] - uy * size];
    return [from, to, [back[0] - uy * size * 0.5, back[1] + ux * size * 0.5], to, [back[0] + uy * size * 0.5, back[1] - ux * size * 0.5]];
  }

  kinds.arrows = function (data, p, width) {
    var plane = squares(data, p, width, 1);
    var density = figures.filter(function (figure) { return figure.kind === 'density'; })[0];
    var behind = data.over && density ? density.data : null;
    var most = Math.max.apply(null, data.arrows.map(function (a) { return a[4]; }).concat([1]));
    return { height: plane.height, option: Object.assign(base(p), plane.parts, {
      series: (behind ? behind.panels.map(function (panel, i) {
        return cells(behind, panel, 0, p.series[i], p, 0.28);
      }) : []).concat([{
        type: 'custom', encode: { x: 0, y: 1 }, data: data.arrows, clip: true, z: 3,
        renderItem: function (params, api) {
          var from = api.coord([api.value(0), api.value(1)]);
          var to = api.coord([api.value(0) + data.scale * api.value(2), api.value(1) + data.scale * api.value(3)]);
          var share = Math.sqrt(api.value(4) / most);
          return { type: 'polyline', shape: { points: arrow(from, to, 6) },
            style: { stroke: mix(p.series[0], p.ink, 0.5), opacity: 0.35 + 0.65 * share, lineWidth: 1.5, fill: null } };
        }
      }]),
      tooltip: Object.assign(base(p).tooltip, { formatter: function (a) {
        return num(a.value[4]) + ' points move by (' + num(a.value[2]) + ', ' + num(a.value[3]) + ') on average';
      } })
    }) };
  };

  kinds.pairs = function (data, p, width) {
    var plane = squares(data, p, width, 1);
    function dots(name, at, hue) {
      return { name: name, type: 'scatter', symbolSize: 4.5, itemStyle: { color: hue, opacity: 0.9 }, z: 3,
        data: data.pairs.map(function (q) { return [q[at], q[at + 1]]; }), clip: true };
    }
    return { height: plane.height, option: Object.assign(base(p), plane.parts, {
      legend: Object.assign(legend(p, ['source', 'target']), { left: 56 }),
      series: [{
        type: 'custom', encode: { x: [0, 2], y: [1, 3] }, data: data.pairs, clip: true, silent: true,
        renderItem: function (params, api) {
          return { type: 'line', style: { stroke: p.muted, opacity: 0.45, lineWidth: 0.8 },
            shape: (function (a, b) { return { x1: a[0], y1: a[1], x2: b[0], y2: b[1] }; })(
              api.coord([api.value(0), api.value(1)]), api.coord([api.value(2), api.value(3)])) };
        }
      }, dots('source', 0, p.series[0]), dots('target', 2, p.series[1])],
      tooltip: { show: false }
    }) };
  };

  kinds.matrix = function (data, p, width) {
    var rows = data.rows.length, columns = data.columns.length;
    var cell = Math.max(4, Math.min(26, (width - 76) / columns));
    var most = 0, full = [];
    for (var i = 0; i < rows * columns; i++) { full.push([i % columns, Math.floor(i / columns), 0]); }
    data.cells.forEach(function (c) { full[c[0] * columns + c[1]][2] = c[2]; most = Math.max(most, c[2]); });
    most = most || 1;
    return { height: Math.round(cell * rows + 92), option: Object.assign(base(p), {
      grid: { left: 56, top: 8, width: cell * columns, height: cell * rows },
      xAxis: axis(p, { type: 'category', data: data.columns, name: data.axes[0], nameLocation: 'middle', nameGap: 26, splitLine: { show: false } }),
      yAxis: axis(p, { type: 'category', data: data.rows, inverse: true, name: data.axes[1], nameLocation: 'middle', nameGap: 38, splitLine: { show: false } }),
      visualMap: { type: 'continuous', min: 0, max: most, orient: 'horizontal', left: 56, bottom: 0, itemWidth: 12, itemHeight: 130, precision: 6,
        text: [num(most) + ' ' + data.unit, '0'], textStyle: { color: p.muted }, hoverLink: false,
        inRange: { color: [mix(p.paper, p.muted, 0.06), mix(p.paper, p.series[0], 0.5), p.series[0]] } },
      series: [{ type: 'heatmap', data: full, itemStyle: { borderWidth: cell > 8 ? 1 : 0, borderColor: p.paper } }],
      tooltip: Object.assign(base(p).tooltip, { formatter: function (c) {
        return safe(data.axes[1]) + ' ' + safe(data.rows[c.value[1]]) + ', ' + safe(data.axes[0]) + ' ' + safe(data.columns[c.value[0]]) +
          '<br>' + num(c.value[2]) + ' ' + safe(data.unit);
      } })
    }) };
  };

  kinds.curves = function (data, p, width) {
    // The library's own logarithmic axis has no labels where all values are within a power of ten.
    function up(v) { return data.log ? Math.log10(v) : v; }
    function back(v) { return num(data.log ? Math.pow(10, v) : v); }
    var decades = { minInterval: 1, min: function (v) { return Math.floor(v.min); }, max: function (v) { return Math.ceil(v.max); } };
    return { height: 280, option: Object.assign(base(p), {
      legend: data.series.length > 1 ? legend(p, data.series.map(function (s) { return s.name; })) : undefined,
      grid: { left: 70, right: 20, top: data.series.length > 1 ? 34 : 14, bottom: 46 },
      xAxis: valueAxis(p, data.axes[0], { min: 'dataMin', max: 'dataMax', splitLine: { show: false } }),
      yAxis: valueAxis(p, data.axes[1], Object.assign({ nameGap: 54, axisLabel: { color: p.muted, formatter: back } }, data.log ? decades : {})),
      series: data.series.map(function (s, i) {
        return { type: 'line', name: s.name, showSymbol: data.x.length < 40, symbolSize: 4, lineStyle: { width: 2 },
          itemStyle: { color: p.series[i % 5] }, data: data.x.map(function (x, k) { return [x, up(s.values[k])]; }) };
      }).concat([levels(p, data.lines || [], false)]),
      tooltip: Object.assign(base(p).tooltip, { trigger: 'axis', formatter: function (items) {
        return safe(data.axes[0]) + ' ' + num(items[0].value[0]) + items.map(function (s) {
          return '<br>' + safe(s.seriesName) + ' ' + back(s.value[1]);
        }).join('');
      } })
    }) };
  };

  kinds.intervals = function (data, p, width) {
    var count = data.series.length, row = Math.max(22, 15 * count + 6);
    var values = [];
    data.series.forEach(function (s) {
      s.points.forEach(function (q) { if (q) { q.forEach(function (v) { if (v !== null) { values.push(v); } }); } });
    });
    var low = Math.min.apply(null, values.concat([0])), high = Math.max.apply(null, values.concat([0])) || 1;
    var room = (high - low) * 0.04;
    return { height: 74 + row * data.names.length, option: Object.assign(base(p), {
      legend: count > 1 ? legend(p, data.series.map(function (s) { return s.name; })) : undefined,
      grid: { left: 8, right: 18, top: count > 1 ? 32 : 8, bottom: 34, containLabel: true },
      xAxis: valueAxis(p, data.axis, { min: low < 0 ? low - room : 0, max: high + room, scale: false,
        axisLabel: { color: p.muted, hideOverlap: true, showMinLabel: low === 0, showMaxLabel: false, formatter: num } }),
      yAxis: axis(p, { type: 'category', inverse: true, data: data.names, axisTick: { show: false },
        axisLabel: { color: p.ink, interval: 0, formatter: function (n) { return short(n, width < 480 ? 14 : 34); } } }),
      series: data.series.map(function (s, i) {
        var hue = p.series[i % 5];
        return {
          name: s.name, type: 'custom', itemStyle: { color: hue }, encode: { x: [1, 2, 3, 4, 5], y: 0 }, clip: true,
          data: s.points.map(function (q, at) { return q && [at].concat(q); }).filter(Boolean),
          renderItem: function (params, api) {
            var y = api.coord([0, api.value(0)])[1] + (i - (count - 1) / 2) * 15;
            function x(k) { var v = api.value(k); return v === null || isNaN(v) ? null : api.coord([v, api.value(0)])[0]; }
            var value = x(1), from = x(2), to = x(3), chance = x(4), most = x(5), parts = [];
            function stroke(points, look) {
              parts.push({ type: 'polyline', shape: { points: points }, style: Object.assign({ stroke: hue, lineWidth: 1.6, fill: null }, look) });
            }
            if (most !== null) { stroke([[most, y - 6], [most, y + 6]], { stroke: p.muted, lineWidth: 2 }); }
            if (chance !== null) { stroke([[chance - 4, y], [chance, y - 4], [chance + 4, y], [chance, y + 4], [chance - 4, y]], { stroke: p.muted }); }
            if (from !== null && to !== null) {
              stroke([[from, y - 4], [from, y + 4], [from, y], [to, y], [to, y - 4], [to, y + 4]], {});
            }
            if (value !== null) { parts.push({ type: 'circle', shape: { cx: value, cy: y, r: 4 }, style: { fill: hue } }); }
            return { type: 'group', children: parts };
          }
        };
      }),
      tooltip: Object.assign(base(p).tooltip, { formatter: function (item) {
        var q = item.value, text = safe(data.names[q[0]]) + '<br>' + safe(item.seriesName) + ' ' + num(q[1]);
        if (q[2] !== null) { text += '<br>95 % interval ' + num(q[2]) + ' to ' + num(q[3]); }
        if (q[4] !== null) { text += '<br>by chance ' + num(q[4]); }
        if (q[5] !== null) { text += '<br>at most ' + num(q[5]); }
        return text;
      } })
    }) };
  };

  kinds.balance = function (data, p, width) {
    var rows = data.names.length, label = width < 480 ? 14 : 34;
    var most = Math.max.apply(null, data.before.concat(data.after, [2 * data.line])) * 1.06;
    function dots(name, values, hue, look) {
      return { name: name, type: 'scatter', symbolSize: 9, z: 3, itemStyle: Object.assign({ color: hue }, look),
        data: values.map(function (v, i) { return [v, i]; }) };
    }
    var line = levels(p, [{ name: 'balanced below', value: data.line }], true, [0, most]);
    line.markLine.data[0].label.position = 'start'; // the top: rows are counted downwards
    return { height: 84 + rows * (rows > 30 ? 17 : 24), option: Object.assign(base(p), {
      legend: { data: ['before', 'after'], top: 0, left: 0, itemWidth: 12, itemHeight: 10, textStyle: { color: p.ink }, selectedMode: false },
      grid: { left: 8, right: 18, top: 40, bottom: 34, containLabel: true },
      xAxis: valueAxis(p, data.axis, { min: 0, max: most, scale: false,
        axisLabel: { color: p.muted, hideOverlap: true, showMaxLabel: false, formatter: num } }),
      yAxis: axis(p, { type: 'category', inverse: true, data: data.names, axisTick: { show: false },
        axisLabel: { color: p.ink, interval: 0, formatter: function (n) { return short(n, label); } } }),
      series: [{
        type: 'custom', silent: true, encode: { x: [0, 1], y: 2 }, z: 2,
        data: data.names.map(function (n, i) { return [data.before[i], data.after[i], i]; }),
        renderItem: function (params, api) {
          var a = api.coord([api.value(0), api.value(2)]), b = api.coord([api.value(1), api.value(2)]);
          return { type: 'line', shape: { x1: a[0], y1: a[1], x2: b[0], y2: b[1] }, style: { stroke: p.muted, opacity: 0.6, lineWidth: 1 } };
        }
      }, dots('before', data.before, p.paper, { borderColor: p.series[1], borderWidth: 2 }), dots('after', data.after, p.series[0], {}),
      line],
      tooltip: Object.assign(base(p).tooltip, { formatter: function (dot) {
        var i = dot.value[1];
        return safe(data.names[i]) + '<br>before ' + num(data.before[i]) + '<br>after ' + num(data.after[i]);
      } })
    }) };
  };

  kinds.plane = function (data, p, width) {
    var series = data.trajectories.map(function (t, i) {
      return { name: t.name, type: 'line', symbol: 'circle', symbolSize: 8, itemStyle: { color: p.series[i % 5] },
        lineStyle: { width: 1.4, opacity: t.joined ? 0.6 : 0 },
        label: { show: t.points.length <= 30, position: 'top', color: p.muted, fontSize: 11, formatter: function (q) { return short(t.labels[q.dataIndex], 14); } },
        labelLayout: { hideOverlap: true }, data: t.points };
    });
    var bounds = data.bounds || [];
    bounds.forEach(function (curve) {
      series.push({ name: bounds.length > 1 ? 'bounds' : 'bound', type: 'line', showSymbol: false, silent: true, itemStyle: { color: p.ink },
        lineStyle: { color: p.ink, width: bounds.length > 1 ? 1 : 1.4, type: 'dashed', opacity: bounds.length > 1 ? 0.6 : 1 }, data: curve });
    });
    var marks = levels(p, [], false);
    marks.markLine.data = (data.near ? [] : data.ceilings || []).map(function (c) {
      var at = c.across ? { xAxis: c.value } : { yAxis: c.value };
      return Object.assign(at, { lineStyle: { color: p.muted, type: 'dotted', width: 1.4 },
        label: { formatter: c.name + ' ' + num(c.value), color: p.muted, fontSize: 11, position: c.across ? 'insideEndTop' : 'insideStartTop' } });
    });
    function most(at) {
      var all = [0];
      data.trajectories.forEach(function (t) { t.points.forEach(function (q) { all.push(q[at]); }); });
      if (data.near) { return Math.max.apply(null, all) * 1.15 || 1; }
      bounds.forEach(function (curve) { curve.forEach(function (q) { all.push(q[at]); }); });
      (data.ceilings || []).forEach(function (c) { if ((at === 0) === !!c.across) { all.push(c.value); } });
      return Math.max.apply(null, all) * 1.06 || 1;
    }
    return { height: 420, option: Object.assign(base(p), {
      legend: series.length > 1 ? legend(p, series.map(function (s) { return s.name; })
        .filter(function (name, i, names) { return names.indexOf(name) === i; })) : undefined,
      grid: { left: 66, right: 24, top: series.length > 1 ? 36 : 14, bottom: 48 },
      xAxis: valueAxis(p, data.axes[0], { min: 0, max: most(0), scale: false, axisLabel: { color: p.muted, hideOverlap: true, showMaxLabel: false, formatter: num } }),
      yAxis: valueAxis(p, data.axes[1], { nameGap: 46, min: 0, max: most(1), scale: false, axisLabel: { color: p.muted, showMaxLabel: false, formatter: num } }),
      series: series.concat([marks]),
      tooltip: Object.assign(base(p).tooltip, { formatter: function (q) {
        var t = data.trajectories[q.seriesIndex];
        return (t ? safe(t.labels[q.dataIndex]) : '') + '<br>' + safe(data.axes[0]) + ' ' + num(q.value[0]) + '<br>' + safe(data.axes[1]) + ' ' + num(q.value[1]);
      } })
    }) };
  };

  // ---- drawing

  function draw(entry) {
    var p = palette(), width = entry.box.clientWidth || 320;
    var made = kinds[entry.figure.kind](entry.figure.data, p, width);
    if (entry.chart) { entry.chart.dispose(); }
    entry.box.style.height = made.height + 'px';
    entry.width = width;
    entry.chart = echarts.init(entry.box, null, { renderer: 'svg', width: width, height: made.height });
    entry.chart.setOption(made.option);
    // Lets print scale what is drawn.
    var svg = entry.box.querySelector('svg');
    svg.setAttribute('viewBox', '0 0 ' + width + ' ' + made.height);
    svg.setAttribute('preserveAspectRatio', 'xMinYMin meet');
  }

  function drawAll() { drawn.forEach(draw); }

  function dark() {
    var chosen = root.getAttribute('data-theme');
    return chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  }

  function show(theme) {
    if (theme) { root.setAttribute('data-theme', theme); } else { root.removeAttribute('data-theme'); }
    button.textContent = dark() ? 'Light' : 'Dark';
    drawAll();
  }

  var failed = 0;
  figures.forEach(function (figure) {
    var entry = { figure: figure, box: document.getElementById('chart-' + figure.id) };
    try {
      draw(entry);
      drawn.push(entry);
    } catch (error) {
      failed++;
      entry.box.textContent = 'This chart could not be drawn; its numbers are below.';
      console.error('chart ' + figure.id + ': ' + error);
    }
  });

  var button = document.getElementById('theme');
  button.hidden = false;
  button.textContent = dark() ? 'Light' : 'Dark';
  button.addEventListener('click', function () { show(dark() ? 'light' : 'dark'); });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', function () {
    if (!root.getAttribute('data-theme')) { show(null); }
  });

  var waiting;
  addEventListener('resize', function () {
    clearTimeout(waiting);
    waiting = setTimeout(function () {
      drawn.forEach(function (entry) { if (entry.box.clientWidth !== entry.width) { draw(entry); } });
    }, 120);
  });

  // Paper is white; style scales the charts to its width.
  var before;
  addEventListener('beforeprint', function () { before = root.getAttribute('data-theme'); show('light'); });
  addEventListener('afterprint', function () { show(before); });

  root.setAttribute('data-drawn', drawn.length + ' of ' + figures.length + ', ' + failed + ' failed');
})();
